import { Agent, request } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { legacy, modern } from "../src/serve/http/for-tests.ts";
import { openCarrier } from "./hosts.ts";
import { type HttpServer, startHttpServer } from "./http-server.ts";

// Requests of every kind, and of none, against the built server.

const REQUESTS = 10_000;
const AT_ONCE = 16;

let carrier: Awaited<ReturnType<typeof openCarrier>>;
let server: HttpServer;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
beforeAll(async () => {
  carrier = await openCarrier();
  server = await startHttpServer(["--requests-per-minute", "1000000", "--request-kb", "64"], {
    ...carrier.env,
    FLOWROUTE_MCP_WEBHOOK_SECRET: "a-secret-of-the-tests-0123",
  });
});
afterAll(async () => {
  agent.destroy();
  await server.stop();
  await carrier.close();
});

type Sent = { method: string; path: string; headers: Record<string, string>; body: string };

const send = ({ method, path, headers, body }: Sent) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const options = { agent, hostname, port, method, path, headers, insecureHTTPParser: true };
    const sent = request(options, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += String(chunk);
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
      response.on("error", reject);
    });
    // A refusal may come before the body was sent, and end the connection under it.
    sent.on("error", () => resolve({ status: 0, text: "" }));
    sent.end(body);
  });

const NAMES = ["get_number", "list_numbers", "search_available_numbers", "get_account_limits", "rm", ""];
const METHODS = ["tools/call", "tools/list", "initialize", "ping", "server/discover", "resources/read"];
const VERSIONS = ["2026-07-28", "2025-11-25", "2024-11-05", "", "x"];

const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.string());
const params = fc.oneof(
  fc.record(
    {
      name: fc.oneof(fc.constantFrom(...NAMES), value),
      arguments: fc.oneof(fc.dictionary(fc.string(), value, { maxKeys: 4 }), value),
      uri: fc.oneof(fc.constant("flowroute://inbox"), fc.string()),
      protocolVersion: fc.oneof(fc.constantFrom(...VERSIONS), value),
      capabilities: fc.oneof(fc.constant({ elicitation: {} }), value),
      clientInfo: fc.oneof(fc.constant({ name: "h", version: "1" }), value),
      requestState: fc.oneof(fc.constant("v1.e30.AAAA"), value),
      inputResponses: value,
      _meta: fc.oneof(
        fc.record({
          "io.modelcontextprotocol/protocolVersion": fc.constantFrom(...VERSIONS),
          "io.modelcontextprotocol/clientInfo": fc.oneof(fc.constant({ name: "h", version: "1" }), value),
          "io.modelcontextprotocol/clientCapabilities": fc.oneof(fc.constant({}), value),
          traceparent: fc.string(),
          progressToken: value,
        }),
        value,
      ),
    },
    { requiredKeys: [] },
  ),
  value,
);
const message = fc.record(
  {
    jsonrpc: fc.oneof({ weight: 9, arbitrary: fc.constant("2.0") }, { weight: 1, arbitrary: value }),
    id: fc.oneof(fc.integer(), fc.string(), value),
    method: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...METHODS) }, fc.string()),
    params,
  },
  { requiredKeys: [] },
);
const nested = fc
  .tuple(fc.constantFrom("[", '{"a":', '{"params":['), fc.integer({ min: 1, max: 20_000 }))
  .map(([open, times]) => open.repeat(times));
const body = fc.oneof(
  { weight: 8, arbitrary: message.map((each) => JSON.stringify(each)) },
  {
    weight: 1,
    arbitrary: fc.oneof(value, fc.array(message, { maxLength: 3 })).map((each) => JSON.stringify(each)),
  },
  { weight: 1, arbitrary: fc.oneof(fc.string({ unit: "binary" }), nested) },
);
const line = fc.string({ unit: "grapheme-ascii", maxLength: 30 });
const headers = fc
  .record(
    {
      "content-type": fc.oneof({ weight: 9, arbitrary: fc.constant("application/json") }, line),
      accept: fc.oneof({ weight: 9, arbitrary: fc.constant("application/json, text/event-stream") }, line),
      "mcp-protocol-version": fc.oneof(fc.constantFrom(...VERSIONS), line),
      "mcp-method": fc.oneof(fc.constantFrom(...METHODS), line),
      "mcp-name": fc.oneof(fc.constantFrom(...NAMES), line),
      "mcp-session-id": line,
      "last-event-id": line,
      authorization: line,
      origin: fc.oneof(
        { weight: 12, arbitrary: fc.constant("http://localhost") },
        fc.constantFrom("https://evil.example", "null"),
        line,
      ),
      traceparent: line,
      cookie: line,
    },
    { requiredKeys: ["content-type", "accept"] },
  )
  .map((each) => Object.fromEntries(Object.entries(each).map(([name, text]) => [name, text.trim()])));
/** As a host sends it, but for what was put in at one place or two. */
const nearlyRight: fc.Arbitrary<Sent> = fc
  .record({
    era: fc.constantFrom(modern, legacy),
    method: fc.constantFrom(...METHODS),
    name: fc.constantFrom(...NAMES),
    args: fc.oneof(fc.constant({}), fc.dictionary(fc.constantFrom("number", "limit", "state", "x"), value)),
    more: fc.oneof(
      { weight: 3, arbitrary: fc.constant({}) },
      fc.dictionary(fc.string(), value, { maxKeys: 2 }),
    ),
    headers: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, headers),
  })
  .map(({ era, method, name, args, more, headers }) => {
    const params = method === "tools/call" ? { name, arguments: args, ...more } : more;
    const { headers: own, body } = era(method, params);
    return { method: "POST", path: "/mcp", headers: { ...own, ...headers }, body: JSON.stringify(body) };
  });

const anything: fc.Arbitrary<Sent> = fc.record({
  method: fc.oneof(
    { weight: 12, arbitrary: fc.constant("POST") },
    fc.constantFrom("GET", "DELETE", "PUT", "OPTIONS", "HEAD"),
  ),
  path: fc.oneof(
    { weight: 12, arbitrary: fc.constant("/mcp") },
    fc.constantFrom(
      "/approvals",
      "/approvals/decide",
      "/metrics",
      "/readyz",
      "/webhooks/flowroute/x",
      "/mcp?x=%00",
      "/%E0%A4%A",
    ),
    fc.webPath().map((path) => `/${path}`),
  ),
  headers,
  body,
});
const sent = fc.oneof(nearlyRight, anything);

it(`answers ${REQUESTS} requests, whatever they are, and says nothing of itself`, {
  timeout: 90_000,
}, async () => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(sent, { minLength: AT_ONCE * 4, maxLength: AT_ONCE * 4 }), async (requests) => {
      const answers = await Promise.all(requests.map(send));
      for (const [index, { status, text }] of answers.entries()) {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        const about = JSON.stringify(requests[index]).slice(0, 500);
        expect(status, about).not.toBe(500);
        expect(text, about).not.toMatch(/node_modules|dist\/cli|chunks\/|\n +at |SQLITE|ECONN/);
      }
    }),
    { numRuns: Math.ceil(REQUESTS / (AT_ONCE * 4)), endOnFailure: true },
  );
  expect(server.child.exitCode, server.said().slice(-2000)).toBeNull();
  // Many of them are served: what is refused at the door alone would say little.
  expect(statuses.get(200) ?? 0, JSON.stringify([...statuses])).toBeGreaterThan(REQUESTS / 10);
  const after = await fetch(`${server.url}/readyz`);
  expect(await after.json()).toEqual({ status: "ready", ledger: "up" });
  expect(carrier.acts).toEqual([]);
  expect(server.said()).not.toMatch(/could not be served|TypeError|RangeError/);
});
