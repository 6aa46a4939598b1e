import type { McpServer } from "@modelcontextprotocol/server";
import type { Identity } from "../../access/identity.ts";
import type { ToolScope } from "../../access/scopes.ts";
import { buildServer, type Served } from "../build-server.ts";
import { asksPeople, type Message } from "./body.ts";

/** What is served, as far as the transport has to know it. */
export type Serving = {
  /**
   * A server for one request or one session. `only` is the one tool that the request calls; `canSubscribe` is for hosts
   * of 2026.
   */
  build: (identity: Identity, only?: string, canSubscribe?: boolean) => McpServer;
  toolNamed: (name: string) => { name: string; scope: ToolScope | undefined } | undefined;
  /** Whether a host of 2025 that begins like this has to be kept in a session. */
  needsSession: (message: Message) => boolean;
};

/** A session is for who can be asked: everybody else is served by any replica. */
export const servingOf = (served: Served): Serving => ({
  build: (identity, only, canSubscribe) => buildServer(served, identity, only, canSubscribe),
  toolNamed: (wanted) => served.tools.find(({ name }) => name === wanted),
  needsSession: asksPeople,
});
