/** Every flag. One that is not here stops the start. */
export const FLAGS = {
  sandbox: { type: "boolean" },
  "read-only": { type: "boolean" },
  tools: { type: "string" },
  "exclude-tools": { type: "string" },
  spend: { type: "string" },
  send: { type: "string" },
  change: { type: "string" },
  version: { type: "boolean", short: "v" },
  help: { type: "boolean", short: "h" },
} as const;

/** Every variable of this server's own. Another FLOWROUTE_MCP_… stops the start. */
export const VARIABLES: ReadonlySet<string> = new Set([
  "FLOWROUTE_MCP_READ_ONLY",
  "FLOWROUTE_MCP_TOOLS",
  "FLOWROUTE_MCP_EXCLUDE_TOOLS",
  "FLOWROUTE_MCP_SPEND",
  "FLOWROUTE_MCP_SEND",
  "FLOWROUTE_MCP_CHANGE",
]);

export const HELP = `flowroute-mcp: an MCP server over stdio for Flowroute phone numbers and messages

Usage: flowroute-mcp [flags]

  --sandbox                use a carrier inside this process: no account, nothing costs money
  --read-only              only tools that read; wins over every other flag
  --tools A,B              only these tools
  --exclude-tools A,B      all tools but these
  --spend MODE             buying numbers: allow, confirm or deny (default confirm; allow with --sandbox)
  --send MODE              sending messages (default allow)
  --change MODE            creating and setting routes (default allow)
  --version, --help

confirm asks a person through the host (elicitation), and refuses where the host cannot ask.

Environment
  FLOWROUTE_ACCESS_KEY     both needed without --sandbox; from the Manage portal,
  FLOWROUTE_SECRET_KEY     Preferences > API Control
  FLOWROUTE_BASE_URL       another host than https://api.flowroute.com
  FLOWROUTE_MCP_READ_ONLY, FLOWROUTE_MCP_TOOLS, FLOWROUTE_MCP_EXCLUDE_TOOLS,
  FLOWROUTE_MCP_SPEND, FLOWROUTE_MCP_SEND, FLOWROUTE_MCP_CHANGE
                           the same as the flags; a flag wins
`;
