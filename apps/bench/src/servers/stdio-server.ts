/** How a server is started that speaks MCP over stdio. */
export type StdioServer = { args: readonly string[]; environment: Record<string, string> };
