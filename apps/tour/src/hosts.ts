import { addCommand, mcpServers, shellLine, vscodeServers } from "./host-formats.ts";
import { serverArgs, serverEnvironment, type TourServer } from "./server.ts";

/** What each host needs to reach this very server on this very sandbox, by stdio or at the URL, ready to be pasted. */
export function hostConfigurations(server: TourServer, url: string): string[] {
  const entry = { command: server.nodePath, args: serverArgs(server), env: serverEnvironment(server) };
  const json = (value: unknown) => JSON.stringify(value, undefined, 2);
  return [
    "Connect your assistant to this sandbox",
    "",
    "Claude Desktop (Settings > Developer > Edit Config, claude_desktop_config.json):",
    json(mcpServers(entry)),
    "",
    "Claude Code (in a terminal):",
    addCommand(["claude", "mcp", "add"], entry),
    "",
    "VS Code (.vscode/mcp.json):",
    json(vscodeServers(entry)),
    "",
    "Cursor (~/.cursor/mcp.json):",
    json(mcpServers(entry)),
    "",
    `Over HTTP, for as many hosts as you like, it is at ${url}. In Claude Code:`,
    shellLine(["claude", "mcp", "add", "--transport", "http", "flowroute", url]),
    "",
  ];
}
