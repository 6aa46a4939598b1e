import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { legacy, modern, openTransport, post } from "./for-tests.ts";

let server: Awaited<ReturnType<typeof openTransport>>;
beforeAll(async () => {
  server = await openTransport({ allowedHosts: ["mcp.example.com"], allowedOrigins: ["app.example.com"] });
});
afterAll(() => server.close());

const list = modern("tools/list");

/** What a server says to bytes, until it closes or has said enough. */
const raw = (bytes: string, { url } = server) =>
  new Promise<string>((resolve, reject) => {
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let text = "";
    socket.on("data", (chunk) => {
      text += String(chunk);
      if (/\r\n\r\n.*\}/s.test(text) || text.includes("Connection: close")) socket.end();
    });
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
  });

const rawPost = (headers: string, body = JSON.stringify(list.body)) =>
  raw(
    `POST /mcp HTTP/1.1\r\n${headers}\r\nconnection: close\r\naccept: application/json, text/event-stream\r\ncontent-type: application/json\r\nmcp-protocol-version: 2026-07-28\r\nmcp-method: tools/list\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );

describe("who asks, and for whom", () => {
  it.each(["localhost", "127.0.0.1:1234", "[::1]:8808", "mcp.example.com", "MCP.example.com"])(
    "answers for the host %s",
    async (host) => expect(await rawPost(`host: ${host}`)).toMatch(/^HTTP\/1.1 200/),
  );

  it.each([
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost@evil.example",
    "xn--localhst-5wa",
    "a b",
    "",
  ])("does not answer for the host %j, nor repeat it", async (host) => {
    const said = await rawPost(`host: ${host}`);
    expect(said).toMatch(/^HTTP\/1.1 40[03]/);
    expect(said).not.toContain("evil");
    expect(said).not.toContain("purchase_number");
  });

  it.each(["https://evil.example", "null", "http://localhost.evil.example", "file://", "nonsense"])(
    "does not answer a page of %s",
    async (origin) => {
      const { status, text, headers } = await post(server.url, list, { origin });
      expect(status).toBe(403);
      expect(text).not.toContain("evil");
      expect(headers.get("access-control-allow-origin")).toBeNull();
    },
  );

  it("answers a page that was let in, and tells its browser so", async () => {
    const origin = "https://app.example.com";
    const { status, headers } = await post(server.url, list, { origin });
    expect([status, headers.get("access-control-allow-origin")]).toEqual([200, origin]);
    const asked = await fetch(`${server.url}/mcp`, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "POST" },
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get("access-control-allow-headers")).toContain("mcp-protocol-version");
  });
});

describe("what is no message", () => {
  const { headers } = list;
  it.each<[string, unknown, number, Record<string, string>]>([
    ["no JSON", "{", 400, {}],
    ["nothing", "", 400, {}],
    ["a batch", [list.body, list.body], 400, {}],
    ["an empty batch", [], 400, {}],
    ["a number", 7, 400, {}],
    ["null", null, 400, {}],
    ["another version of JSON-RPC", { ...list.body, jsonrpc: "1.0" }, 400, {}],
    ["no method", { jsonrpc: "2.0", id: 1 }, 400, {}],
    ["an id that is none", { ...list.body, id: { a: 1 } }, 400, {}],
    ["more than may be sent", JSON.stringify({ a: "x".repeat(20_001) }), 413, {}],
    ["another content type", list.body, 415, { "content-type": "text/plain" }],
    ["a form", list.body, 415, { "content-type": "application/x-www-form-urlencoded" }],
    ["a method in its header that is not that of the body", list.body, 400, { "mcp-method": "tools/call" }],
    ["another version in its header", list.body, 400, { "mcp-protocol-version": "2025-11-25" }],
    ["a version that there is not", list.body, 400, { "mcp-protocol-version": "1999-01-01" }],
  ])("%s is refused", async (_, body, status, more) => {
    const refused = await post(server.url, { headers, body }, more);
    expect(refused.status).toBe(status);
    expect(refused.answer).toMatchObject({ jsonrpc: "2.0", error: { code: expect.any(Number) } });
    expect(refused.text).not.toMatch(/at .*\.[tj]s|node_modules|xxxx/);
  });

  it("a name in its header that is not that of the body is refused", async () => {
    const call = modern("tools/call", { name: "get_number", arguments: {} });
    expect((await post(server.url, call, { "mcp-name": "list_numbers" })).status).toBe(400);
  });

  it.each([
    ["2026", modern("no/such"), 404],
    ["2025", legacy("no/such"), 200],
  ])("an unknown method is said to be one (%s)", async (_, request, status) => {
    const { answer, status: got } = await post(server.url, request);
    expect([got, answer]).toMatchObject([status, { error: { code: -32601 } }]);
  });

  it("an unknown tool is said to be one", async () => {
    const { answer } = await post(server.url, modern("tools/call", { name: "rm", arguments: {} }));
    expect(answer).toMatchObject({ error: { code: -32602 } });
  });

  it("what is said to be long is not read, and what is long without saying so is cut", async () => {
    expect(await rawPost("host: localhost\r\nx: y", "x".repeat(20_001))).toMatch(/^HTTP\/1.1 413/);
    const chunk = `4e20\r\n${"x".repeat(20_000)}\r\n`;
    const chunked = await raw(
      `POST /mcp HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n${chunk}${chunk}`,
    );
    expect(chunked).toMatch(/^HTTP\/1.1 413/);
  });

  it("headers that are too long are refused", async () => {
    expect(await rawPost(`host: localhost\r\nx: ${"y".repeat(20_000)}`)).toMatch(/^HTTP\/1.1 431/);
  });

  it("bytes that are no HTTP are refused", async () => {
    expect(await raw("nonsense\r\n\r\n")).toMatch(/^HTTP\/1.1 400/);
    expect(await rawPost("host: localhost\r\ntransfer-encoding: chunked"), "two lengths of one body").toMatch(
      /^HTTP\/1.1 400/,
    );
  });

  it.each(["GET", "DELETE", "PUT"])("%s without a session is not taken", async (method) => {
    const { status } = await fetch(`${server.url}/mcp`, { method });
    expect(status).toBe(405);
  });

  it("there is nothing at other paths", async () => {
    for (const path of ["/", "/mcp/", "/mcp/x", "/sse", "/webhooks/flowroute/x"]) {
      const response = await fetch(server.url + path, { method: "POST" });
      expect([path, response.status]).toEqual([path, 404]);
    }
  });
});

describe("who takes their time", () => {
  it("a request that does not come to its end is ended", { timeout: 20_000 }, async () => {
    const slow = await openTransport({ headersMs: 300, requestMs: 600 });
    const began = performance.now();
    const [headers, body] = await Promise.all([
      raw("POST /mcp HTTP/1.1\r\nhost: loc", slow),
      raw(
        "POST /mcp HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{",
        slow,
      ),
    ]);
    expect(headers).toMatch(/^HTTP\/1.1 408/);
    expect(body).toMatch(/^(HTTP\/1.1 4|$)/);
    expect(performance.now() - began).toBeLessThan(10_000);
    await slow.close();
  });
});

describe("who asks too much", () => {
  it("as many requests as may be are under way at once; the next is told to wait", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const busy = await openTransport({
      concurrentRequests: 2,
      answer: async () => {
        await held;
        return { kind: "result", output: {} };
      },
    });
    const call = () => post(busy.url, modern("tools/call", { name: "get_number", arguments: {} }));
    const first = [call(), call()];
    await expect.poll(busy.inside).toBe(2);
    const refused = await call();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    release();
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200]);
    await expect.poll(busy.inside).toBe(0);
    expect((await call()).status).toBe(200);
    await busy.close();
  });

  it("each caller has its own count, in a minute and at once", async () => {
    const busy = await openTransport({
      callers: { one: ["numbers:read"], other: ["numbers:read"] },
      requestsPerMinute: 3,
    });
    const by = (authorization: string) => post(busy.url, list, { authorization });
    const statuses: number[] = [];
    for (let count = 0; count < 5; count++) statuses.push((await by("one")).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    expect(Number((await by("one")).headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await by("other")).status).toBe(200);
    await busy.close();
  });

  it("a caller who goes away leaves its place", async () => {
    const busy = await openTransport({
      concurrentRequests: 1,
      answer: (_, { signal }) =>
        new Promise((resolve) =>
          signal.addEventListener("abort", () => resolve({ kind: "failure", message: "left" })),
        ),
    });
    for (const request of [modern, legacy]) {
      const controller = new AbortController();
      const { headers, body } = request("tools/call", { name: "get_number", arguments: {} });
      const left = fetch(`${busy.url}/mcp`, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
        signal: controller.signal,
      }).then((response) => response.text());
      await expect.poll(busy.inside).toBe(1);
      controller.abort();
      await expect(left).rejects.toThrow();
      await expect.poll(busy.inside).toBe(0);
    }
    await busy.close();
  });
});
