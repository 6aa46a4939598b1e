import type { LoadRequest } from "../../load/run-load.ts";

/** How a host of each era comes: without sessions, or, in the earlier one, with them. */
export const WAYS = ["2026-07-28", "2025-11-25", "2025-11-25, with sessions"] as const;
export type Way = (typeof WAYS)[number];

export type Asked = Omit<LoadRequest, "expected"> & { headers: Record<string, string>; body: string };

/** A message to the server as a host sends it. */
export type Message = { method: string; id?: number; params?: Record<string, unknown> };

const JSON_HEADERS = {
  "content-type": "application/json",
  accept: "application/json, text/event-stream",
};
const CLIENT = { name: "flowroute-bench", version: "0.0.0" };

export function askedOf(way: Way, path: string, message: Message, session?: string): Asked {
  return way === "2026-07-28" ? modern(path, message) : legacy(path, message, session);
}

function modern(path: string, { method, id, params = {} }: Message): Asked {
  const name = params["name"];
  return {
    method: "POST",
    path,
    headers: {
      ...JSON_HEADERS,
      "mcp-protocol-version": "2026-07-28",
      "mcp-method": method,
      ...(typeof name === "string" && { "mcp-name": name }),
    },
    body: JSON.stringify({
      jsonrpc: "2.0",
      id,
      method,
      params: {
        ...params,
        _meta: {
          "io.modelcontextprotocol/protocolVersion": "2026-07-28",
          "io.modelcontextprotocol/clientInfo": CLIENT,
          "io.modelcontextprotocol/clientCapabilities": {},
        },
      },
    }),
  };
}

function legacy(path: string, { method, id, params = {} }: Message, session?: string): Asked {
  return {
    method: "POST",
    path,
    headers: {
      ...JSON_HEADERS,
      ...(method !== "initialize" && { "mcp-protocol-version": "2025-11-25" }),
      ...(session !== undefined && { "mcp-session-id": session }),
    },
    body: JSON.stringify({ jsonrpc: "2.0", ...(id !== undefined && { id }), method, params }),
  };
}

const introducing = (capabilities: object): Message => ({
  method: "initialize",
  id: 0,
  params: { protocolVersion: "2025-11-25", capabilities, clientInfo: CLIENT },
});

export const INITIALIZE = introducing({});
/** A host that can ask a person: a server may keep a session for it, to ask in. */
export const INITIALIZE_TO_ASK = introducing({ elicitation: {} });
export const INITIALIZED: Message = { method: "notifications/initialized" };

/** The message in an answer: a stream of events, or the message alone. */
export function messageIn(body: string): string {
  const event = body.split("\n").findLast((line) => line.startsWith("data: {"));
  return event?.slice("data: ".length) ?? body;
}
