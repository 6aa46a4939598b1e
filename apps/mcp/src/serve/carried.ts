import type { McpServer, ServerContext } from "@modelcontextprotocol/server";

/** What comes along with a call for those who trace it. All of it is the host's to say. */
export type Carried = {
  /** `_meta` of the call, without what belongs to the protocol. */
  meta: Readonly<Record<string, unknown>> | undefined;
  /** Of the HTTP request that brought it. */
  headers: Headers | undefined;
  /** The protocol's revision: `2026-07-28`. */
  revision: string | undefined;
};

export const carriedBy = (server: McpServer, { mcpReq, http }: ServerContext): Carried => ({
  meta: mcpReq._meta,
  headers: http?.req?.headers,
  revision: server.server.getNegotiatedProtocolVersion(),
});
