/** How a host starts a server over stdio. */
export type Entry = { command: string; args: readonly string[]; env?: Readonly<Record<string, string>> };

/** Claude Desktop, Cursor, Windsurf and most others. */
export const mcpServers = (entry: Entry) => ({ mcpServers: { flowroute: entry } });

/** VS Code's .vscode/mcp.json. */
export const vscodeServers = (entry: Entry) => ({ servers: { flowroute: { type: "stdio", ...entry } } });

/**
 * `claude mcp add` and `codex mcp add`. The name goes before --env, which in Claude Code takes every word that follows
 * it up to the next flag.
 */
export const addCommand = (words: readonly string[], { command, args, env = {} }: Entry): string =>
  shellLine([
    ...words,
    "flowroute",
    ...Object.entries(env).flatMap(([name, value]) => ["--env", `${name}=${value}`]),
    "--",
    command,
    ...args,
  ]);

export const shellLine = (words: readonly string[]): string =>
  words
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(" ");
