/** What a caller may be allowed to do with the tools. */
export const TOOL_SCOPES = [
  "numbers:read",
  "numbers:buy",
  "messages:read",
  "messages:send",
  "routes:read",
  "routes:write",
] as const;

/** What the people and programs that run the server may do. None of it opens a tool. */
export const OPERATOR_SCOPES = ["approvals:decide", "metrics:read"] as const;

export const SCOPES = [...TOOL_SCOPES, ...OPERATOR_SCOPES] as const;

export type ToolScope = (typeof TOOL_SCOPES)[number];
export type Scope = (typeof SCOPES)[number];

export const isScope = (text: string): text is Scope => SCOPES.some((scope) => scope === text);

export const isToolScope = (text: string): text is ToolScope => TOOL_SCOPES.some((scope) => scope === text);

/** Whether whoever has these could approve what it asked for itself. No token may. */
export const mixesRoles = (scopes: readonly Scope[]): boolean =>
  scopes.some(isToolScope) && !scopes.every(isToolScope);
