import type { Access, Denied } from "../../access/access.ts";
import { type Identity, LOCAL } from "../../access/identity.ts";
import type { Scope } from "../../access/scopes.ts";
import type { Resource } from "../../resources/resource.ts";
import { catalog } from "../../tools/catalog.ts";
import type { ToolAnswer } from "../../tools/tool.ts";
import { createTicketCodec } from "../asking.ts";
import type { HostSide, Served } from "../build-server.ts";
import { type HttpOptions, serveHttp } from "./serve-http.ts";
import { servingOf } from "./serving.ts";

/** Callers by the whole of their Authorization header. */
export const accessOf = (callers: Record<string, readonly Scope[]> | undefined): Access => ({
  isRequired: callers !== undefined,
  identify: async (request): Promise<Identity | Denied> => {
    if (callers === undefined) return LOCAL;
    const given = request.headers.get("authorization") ?? "";
    const scopes = callers[given];
    return scopes === undefined
      ? { response: new Response("who are you?", { status: 401 }), mayReturn: false }
      : { subject: given, scopes: new Set(scopes) };
  },
  holderOf: async () => undefined,
  stillHolds: async () => false,
  missing: (scopes) => new Response(`missing ${[scopes].flat().join(" ")}`, { status: 403 }),
  metadata: () => undefined,
});

type Given = Partial<HttpOptions> & {
  callers?: Record<string, readonly Scope[]>;
  answer?: (tool: string, host: HostSide) => Promise<ToolAnswer>;
  resources?: readonly Resource[];
};

/** The transport alone, on a real socket, with tools that answer what the test says. */
export async function openTransport({ callers, answer, resources, ...options }: Given = {}) {
  const errors: unknown[] = [];
  const served: Served = {
    name: "flowroute-mcp",
    version: "0.0.0",
    instructions: "",
    tools: catalog,
    resources,
    callTool: async ({ name }, _, host) =>
      answer?.(name, host) ?? { kind: "result", output: { tool: name, subject: host.subject } },
    tickets: createTicketCodec(),
  };
  const server = await serveHttp({
    serving: servingOf(served),
    access: accessOf(callers),
    host: "127.0.0.1",
    port: 0,
    publicUrl: undefined,
    allowedHosts: [],
    allowedOrigins: [],
    sessions: 10,
    sessionIdleMs: 60_000,
    concurrentRequests: 50,
    requestsPerMinute: 100_000,
    maxBodyBytes: 20_000,
    routes: [],
    watch: () => () => {},
    onError: (error) => errors.push(error),
    ...options,
  });
  return { ...server, errors, close: () => server.close(Promise.resolve()) };
}

/** What a host of 2026 sends with each request. */
export const modern = (method: string, params: Record<string, unknown> = {}, id: number | string = 1) => ({
  headers: {
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
    "mcp-protocol-version": "2026-07-28",
    "mcp-method": method,
    ...(typeof params["name"] === "string" ? { "mcp-name": params["name"] } : {}),
  },
  body: {
    jsonrpc: "2.0",
    id,
    method,
    params: {
      ...params,
      _meta: {
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientInfo": { name: "test-host", version: "1.0.0" },
        "io.modelcontextprotocol/clientCapabilities": {},
      },
    },
  },
});

/** What a host of 2025 sends. */
export const legacy = (method: string, params: Record<string, unknown> = {}, id: number | string = 1) => ({
  headers: {
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
    "mcp-protocol-version": "2025-11-25",
  },
  body: { jsonrpc: "2.0", id, method, params },
});

/** How a host of 2025 begins, which can do this. */
export const initialize = (capabilities: Record<string, unknown>) =>
  legacy("initialize", {
    protocolVersion: "2025-11-25",
    capabilities,
    clientInfo: { name: "test-host", version: "1.0.0" },
  });

/** Capabilities of a host that can ask a person. */
export const ASKS = { elicitation: { form: {} } };

/** A resource that only who may read messages may read. */
export const inboxOf = (text: string): Resource => ({
  uri: "flowroute://inbox",
  name: "inbox",
  title: "Inbox",
  description: "",
  mimeType: "text/plain",
  scope: "messages:read",
  needs: [],
  read: async () => ({ kind: "result", text }),
  onChange: () => () => {},
});

export async function post(
  url: string,
  { headers, body }: { headers: Record<string, string>; body: unknown },
  more: Record<string, string> = {},
): Promise<{ status: number; headers: Headers; text: string; answer: Record<string, unknown> }> {
  const response = await fetch(`${url}/mcp`, {
    method: "POST",
    headers: { ...headers, ...more },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, answer: messageIn(text) };
}

/** The message in a JSON answer, or the last one in a stream of events. */
function messageIn(text: string): Record<string, unknown> {
  const data = text
    .split("\n")
    .filter((line) => line.startsWith("data: {"))
    .at(-1);
  try {
    return JSON.parse(data?.slice("data: ".length) ?? text);
  } catch {
    return {};
  }
}
