import { serverArgs, serverEnvironment, type TourServer } from "./server.ts";

/** What each host needs to reach this very server on this very sandbox, by stdio or at the URL, ready to be pasted. */
export function hostConfigurations(server: TourServer, url: string): string[] {
  const entry = { command: server.nodePath, args: serverArgs(server), env: serverEnvironment(server) };
  const json = (value: unknown) => JSON.stringify(value, undefined, 2);
  const shell = (words: string[]) =>
    words
      .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
      .join(" ");
  const environment = Object.entries(entry.env).flatMap(([name, value]) => ["--env", `${name}=${value}`]);
  return [
    "Connect your assistant to this sandbox",
    "",
    "Claude Desktop (Settings > Developer > Edit Config, claude_desktop_config.json):",
    json({ mcpServers: { flowroute: entry } }),
    "",
    "Claude Code (in a terminal):",
    shell(["claude", "mcp", "add", "flowroute", ...environment, "--", entry.command, ...entry.args]),
    "",
    "VS Code (.vscode/mcp.json):",
    json({ servers: { flowroute: { type: "stdio", ...entry } } }),
    "",
    "Cursor (~/.cursor/mcp.json):",
    json({ mcpServers: { flowroute: entry } }),
    "",
    `Over HTTP, for as many hosts as you like, it is at ${url}. In Claude Code:`,
    shell(["claude", "mcp", "add", "--transport", "http", "flowroute", url]),
    "",
  ];
}
