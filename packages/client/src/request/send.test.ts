import { describe, expect, test } from "vitest";
import {
  type Flowroute,
  FlowrouteAbortedError,
  FlowrouteAuthenticationError,
  FlowrouteConnectionError,
  type FlowrouteError,
  FlowrouteInputError,
  FlowrouteInvalidRequestError,
  FlowrouteNotFoundError,
  FlowroutePermissionError,
  FlowrouteRateLimitError,
  FlowrouteServerError,
  FlowrouteTimeoutError,
  FlowrouteUnexpectedResponseError,
  type RequestOptions,
} from "../index.ts";
import { type Answering, clientOf, closedUrl, errorOf, sendJson, startCarrier } from "../testing/carrier.ts";
import { selfSigned } from "../testing/self-signed.ts";

const METHODS: [string, (flowroute: Flowroute, options?: RequestOptions) => Promise<unknown>][] = [
  ["GET", (flowroute, options) => flowroute.numbers.get("12065550123", options)],
  [
    "POST",
    (flowroute, options) =>
      flowroute.messages.send({ from: "12065550123", to: "12065550142", body: "Private words" }, options),
  ],
  ["PATCH", (flowroute, options) => flowroute.numbers.updatePrimaryRoute("12065550123", "98396", options)],
];

type ErrorClass = abstract new (...args: never[]) => FlowrouteError;

const raw =
  (status: number, headers: Record<string, string>, body?: string): Answering =>
  (response) => {
    response.writeHead(status, headers);
    response.end(body);
  };

/** Headers of an answer and the beginning of its body, then `end`. */
const begun =
  (status: number, end: "cut" | "silence"): Answering =>
  (response) => {
    response.writeHead(status, { "content-type": "application/vnd.api+json", "content-length": "1000" });
    response.write('{"data":{"id":"12065550123",', () => {
      if (end === "cut") response.socket?.destroy();
    });
  };

const carrierError = (status: number, error: object = {}) =>
  sendJson(status, { errors: [{ id: "7fc8c70a", status, detail: "The carrier's words.", ...error }] });

/** What goes wrong, what is thrown, and the outcome. In each case one request arrives. */
const FAILURES: [string, Answering, ErrorClass, FlowrouteError["outcome"]][] = [
  ["cut before the headers", (response) => response.socket?.destroy(), FlowrouteConnectionError, "unknown"],
  ["cut in the body", begun(200, "cut"), FlowrouteConnectionError, "unknown"],
  ["silence before the headers", () => {}, FlowrouteTimeoutError, "unknown"],
  ["silence in the body", begun(200, "silence"), FlowrouteTimeoutError, "unknown"],
  [
    "truncated JSON",
    raw(200, { "content-type": "application/vnd.api+json" }, '{"data":{"id":"120655'),
    FlowrouteUnexpectedResponseError,
    "unknown",
  ],
  [
    "HTML with 200",
    raw(200, { "content-type": "text/html" }, "<h1>Log in</h1>"),
    FlowrouteUnexpectedResponseError,
    "unknown",
  ],
  ["nothing with 200", raw(200, {}), FlowrouteUnexpectedResponseError, "unknown"],
  [
    "another shape with 200",
    sendJson(200, { data: { id: 12 } }),
    FlowrouteUnexpectedResponseError,
    "unknown",
  ],
  ["a list with 200", sendJson(200, []), FlowrouteUnexpectedResponseError, "unknown"],
  ["a redirect", raw(302, { location: "/elsewhere" }), FlowrouteUnexpectedResponseError, "unknown"],
  [
    "HTML with 502",
    raw(502, { "content-type": "text/html" }, "<h1>Bad gateway</h1>"),
    FlowrouteServerError,
    "unknown",
  ],
  ["nothing with 500", raw(500, {}), FlowrouteServerError, "unknown"],
  ["503", carrierError(503), FlowrouteServerError, "unknown"],
  ["500 cut in the body", begun(500, "cut"), FlowrouteServerError, "unknown"],
  ["400", carrierError(400), FlowrouteInvalidRequestError, "rejected"],
  ["401", carrierError(401), FlowrouteAuthenticationError, "rejected"],
  ["403", carrierError(403), FlowroutePermissionError, "rejected"],
  ["404", carrierError(404), FlowrouteNotFoundError, "rejected"],
  ["405", carrierError(405), FlowrouteInvalidRequestError, "rejected"],
  ["408", carrierError(408), FlowrouteTimeoutError, "unknown"],
  ["415", carrierError(415), FlowrouteInvalidRequestError, "rejected"],
  ["418", carrierError(418), FlowrouteInvalidRequestError, "rejected"],
  ["422", carrierError(422), FlowrouteInvalidRequestError, "rejected"],
  ["429", carrierError(429), FlowrouteRateLimitError, "rejected"],
  ["404 cut in the body", begun(404, "cut"), FlowrouteNotFoundError, "rejected"],
  ["404 with silence in the body", begun(404, "silence"), FlowrouteNotFoundError, "rejected"],
];

describe.each(METHODS)("%s", (_, call) => {
  test.each(FAILURES)("%s", async (_, answering, errorClass, outcome) => {
    const carrier = await startCarrier(answering);
    const error = await errorOf(call(clientOf(carrier), { timeoutMs: 250, maxRetries: 0 }));
    expect(error).toBeInstanceOf(errorClass);
    expect(error).toMatchObject({ name: errorClass.name, outcome, attempts: 1 });
    expect(carrier.arrived).toHaveLength(1);
    expect(error.message).toContain(error.operationId);
    expect(error.message).not.toMatch(/\d{10}|Private words|carrier's words|<h1>/);
  });

  test.each([
    ["an address", "127.0.0.1"],
    ["a name", "localhost"],
  ])("a refused connection at %s", async (_, host) => {
    const error = await errorOf(call(clientOf({ url: await closedUrl(host) }), { maxRetries: 0 }));
    expect(error).toBeInstanceOf(FlowrouteConnectionError);
    expect(error).toMatchObject({ outcome: "not_sent", status: undefined });
  });

  test("a port that fetch does not go to, such as SIP's", async () => {
    const error = await errorOf(call(clientOf({ url: "http://127.0.0.1:5060" }), { maxRetries: 0 }));
    expect(error).toBeInstanceOf(FlowrouteConnectionError);
    expect(error).toMatchObject({ outcome: "not_sent", status: undefined });
  });

  test("a certificate that nobody vouches for", async () => {
    const carrier = await startCarrier(sendJson(200, {}), selfSigned());
    const error = await errorOf(call(clientOf(carrier), { maxRetries: 0 }));
    expect(error).toBeInstanceOf(FlowrouteConnectionError);
    expect(error.outcome).toBe("not_sent");
    expect(carrier.arrived).toHaveLength(0);
  });

  test("a signal that fired before the call", async () => {
    const carrier = await startCarrier(sendJson(200, {}));
    const error = await errorOf(call(clientOf(carrier), { signal: AbortSignal.abort("done with it") }));
    expect(error).toBeInstanceOf(FlowrouteAbortedError);
    expect(error).toMatchObject({ outcome: "not_sent", cause: "done with it" });
    expect(carrier.arrived).toHaveLength(0);
  });

  test("a signal that fires before the headers", async () => {
    const controller = new AbortController();
    const carrier = await startCarrier(() => controller.abort());
    const error = await errorOf(call(clientOf(carrier), { signal: controller.signal }));
    expect(error).toBeInstanceOf(FlowrouteAbortedError);
    expect(error.outcome).toBe("unknown");
    expect(carrier.arrived).toHaveLength(1);
  });

  test.each([
    [200, "unknown"],
    [404, "rejected"],
    [500, "unknown"],
  ] as const)("a signal that fires in the body of a %i", async (status, outcome) => {
    const controller = new AbortController();
    const carrier = await startCarrier(begun(status, "silence"));
    const flowroute = clientOf(carrier, {
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        setTimeout(() => controller.abort(), 5);
        return response;
      },
    });
    const error = await errorOf(call(flowroute, { signal: controller.signal }));
    expect(error).toBeInstanceOf(FlowrouteAbortedError);
    expect(error).toMatchObject({ outcome, status });
    expect(carrier.arrived).toHaveLength(1);
  });

  test("a fetch that hangs and does not listen to the signal", async () => {
    const flowroute = clientOf(
      { url: "http://127.0.0.1:9" },
      { fetch: () => new Promise<Response>(() => {}), timeoutMs: 20 },
    );
    expect(await errorOf(call(flowroute))).toBeInstanceOf(FlowrouteTimeoutError);
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["what is no Response", { ok: true, status: 200 }],
  ])("a fetch that gives %s", async (_, given) => {
    const flowroute = clientOf(
      { url: "http://127.0.0.1:9" },
      // @ts-expect-error: callers in JavaScript can do this
      { fetch: () => Promise.resolve(given), maxRetries: 0 },
    );
    expect(await errorOf(call(flowroute))).toMatchObject({
      name: "FlowrouteConnectionError",
      outcome: "unknown",
    });
  });

  test("a fetch that throws something else", async () => {
    const flowroute = clientOf(
      { url: "http://127.0.0.1:9" },
      { fetch: () => Promise.reject(new Error("own words")), maxRetries: 0 },
    );
    const error = await errorOf(call(flowroute));
    expect(error).toBeInstanceOf(FlowrouteConnectionError);
    expect(error).toMatchObject({ outcome: "unknown", cause: { message: "own words" } });
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31])(
    "timeoutMs %d is refused",
    async (timeoutMs) => {
      const carrier = await startCarrier(sendJson(200, {}));
      const error = await errorOf(call(clientOf(carrier), { timeoutMs }));
      expect(error).toBeInstanceOf(FlowrouteInputError);
      expect(error.outcome).toBe("not_sent");
      expect(carrier.arrived).toHaveLength(0);
    },
  );
});

test("the signal's listeners are gone after the call", async () => {
  const carrier = await startCarrier(sendJson(200, { data: [], links: {} }));
  const { signal } = new AbortController();
  const listeners = new Set<unknown>();
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
    listeners.add(args[1]);
    addEventListener.apply(signal, args);
  };
  signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
    listeners.delete(args[1]);
    removeEventListener.apply(signal, args);
  };
  await clientOf(carrier).routes.list({}, { signal });
  expect(listeners.size).toBe(0);
});

test("a value that cannot be written is not sent", async () => {
  const carrier = await startCarrier(sendJson(200, { data: [], links: {} }));
  const error = await errorOf(clientOf(carrier).numbers.searchAvailable({ rate_center: "\ud800" }));
  expect(error).toBeInstanceOf(FlowrouteInputError);
  expect(carrier.arrived).toHaveLength(0);
});

test("a redirect is not followed", async () => {
  const target = await startCarrier(sendJson(200, { data: [], links: {} }));
  const carrier = await startCarrier(raw(307, { location: `${target.url}/v2/routes` }));
  expect(await errorOf(clientOf(carrier).routes.list())).toMatchObject({ status: 307 });
  expect(target.arrived).toHaveLength(0);
});

test("the parser's message, which repeats the answer, is not kept", async () => {
  const carrier = await startCarrier(raw(200, {}, '{"body": "Private words", oops'));
  const error = await errorOf(clientOf(carrier).messages.list({ start_date: "2026-11-01" }));
  expect(error.message).toContain("not complete JSON");
  expect(error.cause).toBeUndefined();
});

test("what is written is what was given at the call, also when it is sent again", async () => {
  let refused = false;
  const carrier = await startCarrier((response, request) => {
    if (refused) return sendJson(202, { data: { id: "mdr2-1", type: "message" } })(response, request);
    refused = true;
    return sendJson(429, {}, { "retry-after": "0" })(response, request);
  });
  const message = { from: "12065550123", to: "12065550142", body: "Hello" };
  const sent = clientOf(carrier).messages.send(message);
  message.to = "12065550143";
  await sent;
  expect(carrier.arrived).toHaveLength(2);
  for (const { body } of carrier.arrived) expect(body).toContain("12065550142");
});

test("a limiter that does not listen to the signal sends nothing after the call was left", async () => {
  const carrier = await startCarrier(sendJson(202, {}));
  let pass = () => {};
  const told: string[] = [];
  const flowroute = clientOf(carrier, {
    rateLimiter: {
      acquire: () =>
        new Promise<void>((resolve) => {
          pass = resolve;
        }),
    },
    onRequest: () => void told.push("request"),
  });
  const controller = new AbortController();
  const message = { from: "12065550123", to: "12065550142", body: "Hello" };
  const sent = errorOf(flowroute.messages.send(message, { signal: controller.signal }));
  controller.abort();
  expect(await sent).toMatchObject({ outcome: "not_sent", attempts: 0 });
  pass();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toEqual([]);
  expect(carrier.arrived).toHaveLength(0);
});

test("a limiter that fails before a repetition is asked once, and told", async () => {
  const carrier = await startCarrier(sendJson(429, {}, { "retry-after": "0" }));
  let asked = 0;
  const acquire = async () => {
    if (++asked > 1) throw new Error("own words");
  };
  const message = { from: "12065550123", to: "12065550142", body: "Hello" };
  const error = await errorOf(clientOf(carrier, { rateLimiter: { acquire } }).messages.send(message));
  expect(error).toMatchObject({
    name: "FlowrouteConnectionError",
    outcome: "not_sent",
    attempts: 1,
    cause: { message: "own words" },
  });
  expect(asked).toBe(2);
  expect(carrier.arrived).toHaveLength(1);
});

test.each([
  ["words that only sound like a proof", () => new Error("answer says: bad port")],
  [
    "a refused connection after something else",
    () => new Error("gave up", { cause: Object.assign(new Error("x"), { code: "ECONNREFUSED" }) }),
  ],
])("a fetch of one's own that throws %s proves nothing", async (_, thrown) => {
  let calls = 0;
  const flowroute = clientOf(
    { url: "http://127.0.0.1:9" },
    {
      fetch: () => {
        calls += 1;
        return Promise.reject(thrown());
      },
    },
  );
  const message = { from: "12065550123", to: "12065550142", body: "Hello" };
  expect(await errorOf(flowroute.messages.send(message))).toMatchObject({ outcome: "unknown" });
  expect(calls).toBe(1);
});

test("a proxy that echoes the request's keys does not get them into an error", async () => {
  const carrier = await startCarrier((response, request) =>
    sendJson(
      403,
      { errors: [{ id: request.headers.authorization, detail: `Got ${request.headers.authorization}` }] },
      { "x-request-id": String(request.headers.authorization) },
    )(response, request),
  );
  const error = await errorOf(clientOf(carrier).routes.list());
  expect(JSON.stringify(error)).not.toMatch(/Basic|[A-Za-z0-9+/]{24}/);
});
