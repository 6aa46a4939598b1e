import { createServer as createTcpServer } from "node:net";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import {
  type Flowroute,
  FlowrouteAbortedError,
  FlowrouteConnectionError,
  FlowrouteInputError,
  FlowrouteRateLimitError,
  FlowrouteServerError,
  FlowrouteTimeoutError,
  type RequestOptions,
} from "../index.ts";
import {
  type Answering,
  type Arrived,
  clientOf,
  closedUrl,
  errorOf,
  sendJson,
  startCarrier,
} from "../testing/carrier.ts";
import { exampleOf, operation } from "../testing/contract.ts";

type Call = (flowroute: Flowroute, options?: RequestOptions) => Promise<unknown>;

const GET: Call = (flowroute, options) => flowroute.numbers.get("12065550123", options);
const PATCH: Call = (flowroute, options) =>
  flowroute.numbers.updatePrimaryRoute("12065550123", "98396", options);
const POST: Call = (flowroute, options) =>
  flowroute.messages.send({ from: "12065550123", to: "12065550142", body: "Hello" }, options);
const METHODS: [string, Call][] = [
  ["GET", GET],
  ["PATCH", PATCH],
  ["POST", POST],
];

const cut: Answering = (response) => response.socket?.destroy();
const cutInTheBody: Answering = (response) => {
  response.writeHead(200, { "content-type": "application/vnd.api+json", "content-length": "1000" });
  response.write('{"data":', () => response.socket?.destroy());
};
const fine: Answering = (response, request) => {
  const [id, status] = { GET: ["getNumber", 200], POST: ["sendMessage", 202] }[request.method] ?? [];
  if (typeof id !== "string" || typeof status !== "number") return response.writeHead(204).end();
  return sendJson(status, exampleOf(operation(id), status))(response, request);
};

/** Answers the first requests with what is given, one each, and all later ones as it should be. */
const first =
  (...failures: Answering[]): Answering =>
  (response, request) =>
    (failures.shift() ?? fine)(response, request);

/** The waits before repetitions, which are kept short: what they come to is told by the hook. */
function watched() {
  const delays: number[] = [];
  return { delays, onRetry: ({ delayMs }: { delayMs: number }) => void delays.push(delayMs) };
}

describe("what is sent again, and how often", () => {
  beforeEach(() => {
    vi.spyOn(Math, "random").mockReturnValue(0.01);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** What goes wrong each time, and the requests that arrive of GET, PATCH and POST. */
  test.each<[string, Answering, [number, number, number]]>([
    ["408", sendJson(408, {}), [3, 3, 1]],
    ["429 that names a time", sendJson(429, {}, { "retry-after": "0" }), [3, 3, 3]],
    ["500", sendJson(500, {}), [3, 3, 1]],
    ["503", sendJson(503, {}), [3, 3, 1]],
    ["599", sendJson(599, {}), [3, 3, 1]],
    ["cut before the headers", cut, [3, 3, 1]],
    ["cut in the body", cutInTheBody, [3, 3, 1]],
    ["400", sendJson(400, {}), [1, 1, 1]],
    ["401", sendJson(401, {}), [1, 1, 1]],
    ["404", sendJson(404, {}), [1, 1, 1]],
    ["422", sendJson(422, {}), [1, 1, 1]],
    ["302", sendJson(302, {}), [1, 1, 1]],
    ["HTML", (response) => response.end("<h1>Log in</h1>"), [1, 1, 1]],
  ])("%s", async (_, answering, expected) => {
    for (const [index, [, call]] of METHODS.entries()) {
      const carrier = await startCarrier(answering);
      const error = await errorOf(call(clientOf(carrier)));
      expect(carrier.arrived).toHaveLength(expected[index] ?? 0);
      expect(error.attempts).toBe(expected[index]);
    }
  });

  test.each(METHODS)("%s is tried again when the connection is refused", async (_, call) => {
    const { delays, onRetry } = watched();
    const error = await errorOf(call(clientOf({ url: await closedUrl() }, { onRetry })));
    expect(error).toBeInstanceOf(FlowrouteConnectionError);
    expect(error).toMatchObject({ outcome: "not_sent", attempts: 3 });
    expect(delays).toHaveLength(2);
  });

  test.each(METHODS)("%s is tried again when TLS fails before the request", async (_, call) => {
    let connections = 0;
    const server = createTcpServer((socket) => {
      connections += 1;
      socket.once("data", () => socket.destroy());
      socket.on("error", () => {});
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const error = await errorOf(call(clientOf({ url: `https://127.0.0.1:${port}` })));
    expect(error).toMatchObject({ name: "FlowrouteConnectionError", outcome: "not_sent", attempts: 3 });
    expect(connections).toBe(3);
  });

  test.each(METHODS)("%s succeeds on the second attempt after a 429", async (_, call) => {
    const carrier = await startCarrier(first(sendJson(429, {}, { "retry-after": "0" })));
    await call(clientOf(carrier));
    expect(carrier.arrived).toHaveLength(2);
    const [before, after] = carrier.arrived.map(({ method, path, body, headers }: Arrived) => ({
      method,
      path,
      body,
      authorization: headers.authorization,
    }));
    expect(after).toEqual(before);
  });

  test.each([
    ["GET", GET],
    ["PATCH", PATCH],
  ])("%s succeeds after a 503, a cut and a cut body", async (_, call) => {
    const carrier = await startCarrier(first(sendJson(503, {}), cut, cutInTheBody));
    await call(clientOf(carrier, { maxRetries: 3 }));
    expect(carrier.arrived).toHaveLength(4);
  });

  test("a different failure each time is judged by itself: a POST stops at the first that may have acted", async () => {
    const carrier = await startCarrier(first(sendJson(429, {}, { "retry-after": "0" }), sendJson(500, {})));
    const error = await errorOf(POST(clientOf(carrier)));
    expect(error).toBeInstanceOf(FlowrouteServerError);
    expect(error).toMatchObject({ outcome: "unknown", attempts: 2 });
    expect(carrier.arrived).toHaveLength(2);
  });

  test.each<[string, Answering, string]>([
    ["404", sendJson(404, {}), "FlowrouteNotFoundError"],
    ["429", sendJson(429, {}, { "retry-after": "0" }), "FlowrouteRateLimitError"],
  ])(
    "a PATCH that may have been done is not undone by a repetition that meets %s",
    async (_, answering, name) => {
      const carrier = await startCarrier(first(cut, answering, answering));
      const error = await errorOf(PATCH(clientOf(carrier)));
      expect(error).toMatchObject({ name, outcome: "unknown" });
      expect(error.message).toMatch(/But an attempt before may have acted\.$/);
    },
  );

  test("a PATCH that may have been done is not undone by a repetition that is never sent", async () => {
    const carrier = await startCarrier(cut);
    const closed = await closedUrl();
    let attempts = 0;
    const flowroute = clientOf(carrier, {
      fetch: (url, init) => fetch(attempts++ === 0 ? url : url.replace(carrier.url, closed), init),
    });
    expect(await errorOf(PATCH(flowroute))).toMatchObject({
      name: "FlowrouteConnectionError",
      outcome: "unknown",
      attempts: 3,
      message: expect.stringContaining("an attempt before may have acted"),
    });
    expect(carrier.arrived).toHaveLength(1);
  });

  test("maxRetries of the call wins over the client's", async () => {
    const carrier = await startCarrier(sendJson(503, {}));
    const flowroute = clientOf(carrier, { maxRetries: 1 });
    expect(await errorOf(GET(flowroute))).toMatchObject({ attempts: 2 });
    expect(await errorOf(GET(flowroute, { maxRetries: 3 }))).toMatchObject({ attempts: 4 });
    expect(await errorOf(GET(flowroute, { maxRetries: 0 }))).toMatchObject({ attempts: 1 });
    expect(carrier.arrived).toHaveLength(7);
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    "maxRetries %d is refused",
    async (maxRetries) => {
      const carrier = await startCarrier(fine);
      expect(() => clientOf(carrier, { maxRetries })).toThrow(FlowrouteInputError);
      expect(await errorOf(GET(clientOf(carrier), { maxRetries }))).toBeInstanceOf(FlowrouteInputError);
      expect(carrier.arrived).toHaveLength(0);
    },
  );
});

describe("how long it waits", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test.each([
    [0, [0, 0, 0, 0, 0, 0]],
    [0.5, [250, 500, 1000, 2000, 4000, 4000]],
    [0.999, [499.5, 999, 1998, 3996, 7992, 7992]],
  ])("full jitter, exponential and capped, at %d", async (random, expected) => {
    vi.spyOn(Math, "random").mockReturnValue(random);
    const { delays, onRetry } = watched();
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const flowroute = clientOf(
      { url: "http://127.0.0.1:9" },
      {
        fetch: async () => new Response("{}", { status: 503 }),
        maxRetries: 6,
        timeoutMs: 60_000,
        onRetry,
      },
    );
    const ended = errorOf(GET(flowroute));
    await vi.runAllTimersAsync();
    await ended;
    expect(delays.map((delay) => Number(delay.toFixed(1)))).toEqual(expected);
  });

  test.each([
    ["seconds", () => "2", 2000, 2000],
    ["a date", () => new Date(Date.now() + 60_000).toUTCString(), 58_000, 60_000],
  ])("Retry-After as %s is the least that it waits", async (_, retryAfter, least, most) => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const { delays, onRetry } = watched();
    for (const status of [429, 503]) {
      vi.useFakeTimers();
      onTestFinished(() => void vi.useRealTimers());
      const fetch = vi
        .fn(async () => sendJsonResponse(exampleOf(operation("getNumber"), 200)))
        .mockImplementationOnce(
          async () => new Response("{}", { status, headers: { "retry-after": retryAfter() } }),
        );
      const called = GET(clientOf({ url: "http://127.0.0.1:9" }, { fetch, onRetry, timeoutMs: 120_000 }));
      await vi.runAllTimersAsync();
      await called;
      expect(fetch).toHaveBeenCalledTimes(2);
    }
    expect(delays).toHaveLength(2);
    for (const delay of delays) {
      expect(delay).toBeGreaterThanOrEqual(least);
      expect(delay).toBeLessThanOrEqual(most);
    }
  });

  test("a 429 without Retry-After waits for the next calendar second", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    vi.spyOn(Date, "now").mockReturnValue(1_795_000_000_900);
    const { delays, onRetry } = watched();
    const carrier = await startCarrier(first(sendJson(429, {})));
    await POST(clientOf(carrier, { onRetry }));
    expect(delays).toEqual([100]);
  });

  test("a wait that would end after the deadline is not begun", async () => {
    const carrier = await startCarrier(sendJson(429, {}, { "retry-after": "30" }));
    const error = await errorOf(POST(clientOf(carrier), { timeoutMs: 20_000 }));
    expect(error).toBeInstanceOf(FlowrouteRateLimitError);
    expect(error).toMatchObject({ retryAfterMs: 30_000, attempts: 1, outcome: "rejected" });
  });

  test("all attempts share one deadline", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const carrier = await startCarrier(first(sendJson(503, {}), () => {}));
    const began = performance.now();
    const error = await errorOf(GET(clientOf(carrier), { timeoutMs: 300 }));
    expect(error).toBeInstanceOf(FlowrouteTimeoutError);
    expect(error.attempts).toBe(2);
    expect(performance.now() - began).toBeGreaterThanOrEqual(295);
  });

  test.each([
    ["POST", POST, sendJson(429, {}, { "retry-after": "20" }), "rejected"],
    ["GET", GET, sendJson(503, {}, { "retry-after": "20" }), "unknown"],
  ] as const)(
    "a signal ends the wait of a %s, and the outcome is that of the attempt before",
    async (_, call, answering, outcome) => {
      const carrier = await startCarrier(answering);
      const controller = new AbortController();
      const flowroute = clientOf(carrier, {
        onRetry: () => setTimeout(() => controller.abort("enough"), 10),
      });
      const error = await errorOf(call(flowroute, { signal: controller.signal }));
      expect(error).toBeInstanceOf(FlowrouteAbortedError);
      expect(error).toMatchObject({ outcome, cause: "enough", attempts: 1 });
      expect(carrier.arrived).toHaveLength(1);
    },
  );
});

const sendJsonResponse = (body: unknown) =>
  new Response(JSON.stringify(body), { headers: { "content-type": "application/vnd.api+json" } });
