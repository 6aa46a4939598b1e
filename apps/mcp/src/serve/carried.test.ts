import {
  CLIENT_CAPABILITIES_META_KEY,
  CLIENT_INFO_META_KEY,
  createMcpHandler,
  PROTOCOL_VERSION_META_KEY,
} from "@modelcontextprotocol/server";
import { expect, test } from "vitest";
import { LOCAL } from "../access/identity.ts";
import { catalog } from "../tools/catalog.ts";
import { createTicketCodec } from "./asking.ts";
import { buildServer, type HostSide } from "./build-server.ts";

const TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

/** What came along with a call over HTTP. */
async function carriedOver(revision: string, meta: Record<string, unknown>): Promise<HostSide["carried"]> {
  const hosts: HostSide[] = [];
  const served = {
    name: "flowroute-mcp",
    version: "1.2.3",
    instructions: "",
    tools: catalog,
    tickets: createTicketCodec(),
    callTool: async (_: unknown, __: unknown, host: HostSide) => {
      hosts.push(host);
      return { kind: "failure", message: "No." } as const;
    },
  };
  const handler = createMcpHandler(() => buildServer(served, LOCAL));
  const params = { name: "list_routes", arguments: {}, _meta: { traceparent: TRACEPARENT, ...meta } };
  const response = await handler.fetch(
    new Request("http://127.0.0.1/mcp", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        "mcp-protocol-version": revision,
        "mcp-method": "tools/call",
        "mcp-name": "list_routes",
        traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
      },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params }),
    }),
  );
  const answer = await response.text();
  await handler.close();
  const [host] = hosts;
  if (host === undefined) throw new Error(answer);
  return host.carried;
}

test.each([
  [
    "2026-07-28",
    {
      [PROTOCOL_VERSION_META_KEY]: "2026-07-28",
      [CLIENT_INFO_META_KEY]: { name: "test-host", version: "1.0.0" },
      [CLIENT_CAPABILITIES_META_KEY]: {},
    },
    "2026-07-28",
  ],
  // Each request of such a host comes to a server that has seen no initialize.
  ["2025-11-25", {}, undefined],
])("a host of %s says what its call is part of", async (revision, meta, known) => {
  const carried = await carriedOver(revision, meta);
  expect(carried?.meta).toEqual({ traceparent: TRACEPARENT });
  expect(carried?.headers?.get("traceparent")).toMatch(/^00-0af76519/);
  expect(carried?.revision).toBe(known);
});
