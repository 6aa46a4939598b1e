import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { serve } from "@hono/node-server";
import fc from "fast-check";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { WEBHOOK_EXAMPLES } from "../testing/contract.ts";
import { createWebhookHandler, type FlowrouteWebhook, FlowrouteWebhookError, parseWebhook } from "./index.ts";

type Receive = Parameters<typeof createWebhookHandler>[0];

const SMS = {
  body: "Private words",
  to: "12065550123",
  from: "12065550142",
  id: "mdr2-4e5435f325d9431f9e64118b20895b08",
};

/** A server on a socket of this machine, and what its handler was given and told. */
async function listen(receive: Receive = () => {}, options: { maxBytes?: number } = {}) {
  const received: FlowrouteWebhook[] = [];
  const errors: unknown[] = [];
  const handler = createWebhookHandler(
    (webhook, request) => {
      received.push(webhook);
      return receive(webhook, request);
    },
    { ...options, onError: (error) => errors.push(error) },
  );
  const server = serve({ fetch: handler, port: 0, hostname: "127.0.0.1" });
  onTestFinished(async () => {
    if ("closeAllConnections" in server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const { port } = address;
  const post = (body?: string | Uint8Array<ArrayBuffer>) =>
    fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: body ?? null });
  return { port, post, received, errors };
}

test.each(WEBHOOK_EXAMPLES)("%s: %s is received, then answered with 200", async (_, _name, payload) => {
  let done = false;
  const { post, received, errors } = await listen(async (_webhook, request) => {
    expect(request.headers.get("content-type")).toContain("text/plain");
    await new Promise((resolve) => setTimeout(resolve, 1));
    done = true;
  });
  const response = await post(JSON.stringify(payload));
  expect(done).toBe(true);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe("");
  expect(received).toEqual([parseWebhook(payload)]);
  expect(errors).toEqual([]);
});

test.each(["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])("%s is not allowed", async (method) => {
  const { port, received } = await listen();
  const response = await fetch(`http://127.0.0.1:${port}/`, { method });
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe("POST");
  expect(received).toEqual([]);
});

test.each([
  undefined,
  "",
  "{}",
  "<h1>Private words</h1>",
  JSON.stringify({ ...SMS, from: ["Private words"] }),
])("the payload %j is answered with 400 and what is wrong", async (body) => {
  const { post, received, errors } = await listen();
  const response = await post(body);
  expect(response.status).toBe(400);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain/);
  const [error] = errors;
  if (!(error instanceof FlowrouteWebhookError)) throw error;
  expect(await response.text()).toBe(error.message);
  expect(error.message).not.toContain("Private");
  expect(received).toEqual([]);
});

test.each<[string, Receive]>([
  [
    "throws",
    () => {
      throw new Error("Private words");
    },
  ],
  ["rejects", () => Promise.reject(new Error("Private words"))],
  ["parses something else", () => parseWebhook("Private words")],
])("when the receiver %s, the answer is 500 and does not say why", async (_, receive) => {
  const { post, received, errors } = await listen(receive);
  const response = await post(JSON.stringify(SMS));
  expect(response.status).toBe(500);
  expect(await response.text()).toBe("The webhook was not taken.");
  expect(received).toHaveLength(1);
  expect(errors).toEqual([expect.any(Error)]);
});

describe("onError", () => {
  const request = () => new Request("http://127.0.0.1/", { method: "POST", body: JSON.stringify(SMS) });
  const failing = () => Promise.reject(new Error("no"));

  test("hears of the request as well", async () => {
    const onError = vi.fn();
    const failed = request();
    await createWebhookHandler(failing, { onError })(failed);
    expect(onError.mock.calls).toEqual([[new Error("no"), failed]]);
  });

  test.each([
    () => {
      throw new Error("onError");
    },
    () => Promise.reject(new Error("onError")),
    undefined,
  ])("cannot take the answer away: %s", async (onError) => {
    expect((await createWebhookHandler(failing, { onError })(request())).status).toBe(500);
  });

  test("hears that somebody else has read the body", async () => {
    const onError = vi.fn();
    const receive = vi.fn();
    const read = request();
    await read.text();
    expect((await createWebhookHandler(receive, { onError })(read)).status).toBe(500);
    expect(onError).toHaveBeenCalledWith(expect.any(TypeError), read);
    expect(receive).not.toHaveBeenCalled();
  });
});

describe("the size of a body", () => {
  const padded = (size: number) =>
    JSON.stringify({ ...SMS, x: "" }).replace('"x":""', `"x":"${"x".repeat(size)}"`);
  const json = padded(1000);

  test.each([
    [json.length - 1, 413],
    [json.length, 200],
    [undefined, 200],
  ])("at most %s bytes: %i", async (maxBytes, status) => {
    const { post, received, errors } = await listen(() => {}, maxBytes === undefined ? {} : { maxBytes });
    const response = await post(json);
    expect(response.status).toBe(status);
    expect(received).toHaveLength(status === 200 ? 1 : 0);
    if (status === 413) {
      expect(await response.text()).toContain(`at most ${maxBytes} bytes`);
      expect(errors).toEqual([expect.any(FlowrouteWebhookError)]);
    }
  });

  test("counts bytes, not characters", async () => {
    const text = JSON.stringify({ ...SMS, body: "é".repeat(100) });
    const { post } = await listen(() => {}, { maxBytes: text.length });
    expect((await post(text)).status).toBe(413);
  });

  test("is at most 1 MiB unless said otherwise", async () => {
    const around = JSON.stringify({ ...SMS, x: "" }).length;
    const handler = createWebhookHandler(() => {});
    for (const [size, status] of [
      [2 ** 20, 200],
      [2 ** 20 + 1, 413],
    ] as const) {
      const request = new Request("http://127.0.0.1/", { method: "POST", body: padded(size - around) });
      expect((await handler(request)).status).toBe(status);
    }
  });

  test("is counted while it comes, and nobody waits for its end", async () => {
    const { port, received } = await listen(() => {}, { maxBytes: 1000 });
    const posting = httpRequest({ port, host: "127.0.0.1", method: "POST" });
    posting.on("error", () => {});
    onTestFinished(() => void posting.destroy());
    posting.write("[".repeat(2000));
    const [response] = await once(posting, "response");
    expect(response.statusCode).toBe(413);
    expect(received).toEqual([]);
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("cannot be limited to %s", (maxBytes) => {
    expect(() => createWebhookHandler(() => {}, { maxBytes })).toThrow(RangeError);
  });
});

test("a connection that breaks in the body brings nothing", async () => {
  const { port, received, errors } = await listen();
  const socket = connect(port, "127.0.0.1");
  const json = JSON.stringify(SMS);
  socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${json.length + 1}\r\n\r\n${json}`, () =>
    socket.destroy(),
  );
  await vi.waitFor(() => expect(errors).toHaveLength(1), 10_000);
  expect(received).toEqual([]);
});

test("a body may come in any pieces", async () => {
  const text = JSON.stringify({ ...SMS, body: "é€😀" });
  const bytes = new TextEncoder().encode(text);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length)), async (cuts) => {
      const ends = [...cuts.sort((a, b) => a - b), bytes.length];
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (const [index, end] of ends.entries())
            controller.enqueue(bytes.slice(ends[index - 1] ?? 0, end));
          controller.close();
        },
      });
      const receive = vi.fn();
      const request = new Request("http://127.0.0.1/", { method: "POST", body, duplex: "half" });
      expect((await createWebhookHandler(receive)(request)).status).toBe(200);
      expect(receive).toHaveBeenCalledWith(parseWebhook(text), request);
    }),
  );
});

test("whatever is posted is answered with 200 if it was received, and with 400 if not", async () => {
  const { post, received } = await listen();
  const bodies = fc.oneof(
    fc.string(),
    fc.uint8Array(),
    fc.json(),
    fc
      .record(
        { ...Object.fromEntries(Object.entries(SMS).map(([key, value]) => [key, fc.constant(value)])) },
        { requiredKeys: [] },
      )
      .map((each) => JSON.stringify(each)),
  );
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      const before = received.length;
      const response = await post(body);
      expect(response.status).toBe(received.length > before ? 200 : 400);
      await response.text();
    }),
    { numRuns: 300 },
  );
});
