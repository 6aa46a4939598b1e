/** How the subjects are called in the tables. */
export const OURS = "flowroute-mcp";
export const OURS_OVER_HTTP = "flowroute-mcp http";
export const BARE = "bare SDK server, bundled";
export const BARE_OVER_HTTP = "bare SDK handler, bundled";
export const GENERATED = "openapi-mcp-generator";

/** A server that is made from the contract with no other operations than the client has. */
export const sameOperations = (name: string) => `${name}, same operations`;
