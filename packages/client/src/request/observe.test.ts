import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import {
  FlowrouteInputError,
  type Hooks,
  type RequestEvent,
  type ResponseEvent,
  type RetryEvent,
} from "../index.ts";
import { clientOf, closedUrl, madeUpKeys, sendJson, startCarrier } from "../testing/carrier.ts";
import { exampleOf, operation } from "../testing/contract.ts";

function written() {
  const events: [string, RequestEvent | ResponseEvent | RetryEvent][] = [];
  const hooks: Required<Hooks> = {
    onRequest: (event) => void events.push(["request", event]),
    onResponse: (event) => void events.push(["response", event]),
    onRetry: (event) => void events.push(["retry", event]),
  };
  return { events, hooks };
}

test("each attempt is told when it begins and when it ends, each repetition before its wait", async () => {
  const answers = [sendJson(503, {}, { "x-request-id": "r-1" })];
  const carrier = await startCarrier((response, request) =>
    (answers.shift() ?? sendJson(200, exampleOf(operation("getNumber"), 200), { "x-request-id": "r-2" }))(
      response,
      request,
    ),
  );
  const { events, hooks } = written();
  await clientOf(carrier, hooks).numbers.get("12065550123");
  const { callId } = events[0]?.[1] ?? {};
  const all = {
    callId,
    operationId: "getNumber",
    method: "GET",
    url: `${carrier.url}/v2/numbers/{id}`,
  };
  const error = {
    name: "FlowrouteServerError",
    message: expect.stringContaining("503"),
    outcome: "unknown",
  };
  const durationMs = expect.any(Number);
  expect(events).toEqual([
    ["request", { ...all, attempt: 1 }],
    ["response", { ...all, attempt: 1, durationMs, status: 503, requestId: "r-1", error }],
    ["retry", { ...all, attempt: 1, error, delayMs: expect.any(Number) }],
    ["request", { ...all, attempt: 2 }],
    ["response", { ...all, attempt: 2, durationMs, status: 200, requestId: "r-2", error: undefined }],
  ]);
});

test("an attempt without an answer ends, too", async () => {
  const { events, hooks } = written();
  const flowroute = clientOf({ url: await closedUrl() }, { ...hooks, maxRetries: 0 });
  await flowroute.routes.list().catch(() => {});
  expect(events.map(([kind]) => kind)).toEqual(["request", "response"]);
  expect(events[1]?.[1]).toMatchObject({ status: undefined, error: { outcome: "not_sent" } });
});

test("calls have ids of their own; what is not sent is not told", async () => {
  const carrier = await startCarrier(sendJson(200, { data: [], links: {} }));
  const { events, hooks } = written();
  const flowroute = clientOf(carrier, hooks);
  await flowroute.numbers.get("nobody").catch(() => {});
  expect(events).toEqual([]);
  await Promise.all([flowroute.routes.list(), flowroute.routes.list()]);
  expect(new Set(events.map(([, { callId }]) => callId)).size).toBe(2);
});

describe("no key, no number, no text and no id gets into an event", () => {
  const keys = madeUpKeys();
  const message = { from: "12065550123", to: "+12065550142", body: "Private words" };

  test.each([200, 202, 204, 404, 422, 503])("answered %i", async (status) => {
    const carrier = await startCarrier(
      sendJson(status, { errors: [{ detail: { data: { attributes: { to: ["12065550142 is wrong"] } } } }] }),
    );
    const { events, hooks } = written();
    const { numbers, messages, routes } = clientOf(carrier, { ...keys, ...hooks, maxRetries: 0 });
    const calls = [
      numbers.get("12065550123"),
      numbers.purchase("12065550123"),
      numbers.updatePrimaryRoute("12065550123", "98396"),
      numbers.updateFailoverRoute("12065550123", "98396"),
      numbers.list({ starts_with: "12065550123", alias: "Private words" }),
      messages.send(message),
      messages.get("mdr2-39cadeace66e11e7aff806cd7f24ba2d"),
      messages.list({ start_date: "2026-11-01" }),
      routes.create({ route_type: "number", value: "12065550123", alias: "Private words" }),
    ];
    await Promise.all(calls.map((call) => call.catch(() => {})));
    expect(events).toHaveLength(2 * calls.length);
    expect(inspect(events, { depth: 9 })).not.toMatch(/1206555|2065550|Private|39cade/);
    expect(inspect(events, { depth: 9 })).not.toContain(keys.secretKey);
    expect(inspect(events, { depth: 9 })).not.toContain(btoa(`${keys.accessKey}:${keys.secretKey}`));
  });
});

test("a hook that throws changes nothing", async () => {
  const carrier = await startCarrier(sendJson(200, { data: [], links: {} }));
  const fail = () => {
    throw new Error("own words");
  };
  await clientOf(carrier, { onRequest: fail, onResponse: fail, onRetry: fail }).routes.list();
  const failLater = async () => fail();
  await clientOf(carrier, { onRequest: failLater, onResponse: failLater, onRetry: failLater }).routes.list();
  expect(carrier.arrived).toHaveLength(2);
});

test.each(["onRequest", "onResponse", "onRetry"])("%s has to be a function", (name) => {
  expect(() => clientOf({ url: "http://127.0.0.1:9" }, { [name]: "log" })).toThrow(FlowrouteInputError);
});
