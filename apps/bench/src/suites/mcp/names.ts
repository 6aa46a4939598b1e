/** How the subjects are called in the tables. */
export const OURS = "flowroute-mcp";
export const BARE = "bare SDK server, bundled";
export const GENERATED = "openapi-mcp-generator";
