import { connect } from "node:net";
import { expect, test } from "vitest";
import { basic } from "../testing/exchange.ts";
import { FROM, MESSAGES, message } from "../testing/message.ts";
import { type Started, startSandbox } from "../testing/start.ts";
import type { FaultEffect } from "./fault.ts";

const BUY = "12065550142";

const REQUESTS = {
  getNumber: { method: "GET", path: `/v2/numbers/${FROM}`, status: 200 },
  sendMessage: { method: "POST", path: MESSAGES, status: 202, body: JSON.stringify(message) },
  purchaseNumber: { method: "POST", path: `/v2/numbers/${BUY}`, status: 201 },
} as const;
type Operation = keyof typeof REQUESTS;

type Seen = { status: number; type: string | null; retryAfter: string | null; body: string } | "cut";

/** What a client sees: a whole answer, or the end of the connection before there was one. */
async function seen(sandbox: Started, operation: Operation): Promise<Seen> {
  const { method, path, ...rest } = REQUESTS[operation];
  try {
    const headers = { authorization: basic(sandbox), "content-type": "application/json" };
    const { body } = { body: undefined, ...rest };
    const response = await fetch(sandbox.url + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    return {
      status: response.status,
      type: response.headers.get("content-type"),
      retryAfter: response.headers.get("retry-after"),
      body: await response.text(),
    };
  } catch {
    return "cut";
  }
}

const stateOf = ({ control }: Started) => ({
  messages: control.listAllMessages().map(({ id }) => id),
  numbers: control.listOwnedNumbers(),
  accounts: control.listAccounts(),
});

const JSON_API = "application/vnd.api+json";
const limited = (retryAfter: string | null) => ({
  status: 429,
  type: JSON_API,
  retryAfter,
  body: expect.stringContaining("Too many requests. Nothing was done."),
});
const page = (status: number) => ({
  status,
  type: "text/html",
  retryAfter: null,
  body: expect.stringContaining(`<h1>${status}</h1>`),
});
const answer = {
  kind: "answer",
  status: 503,
  body: { errors: [] },
  headers: { "retry-after": "3" },
} as const;
const answered = { status: 503, type: JSON_API, retryAfter: "3", body: '{"errors":[]}' };

const EFFECTS: [string, FaultEffect, unknown, boolean][] = [
  ["an answer", answer, answered, false],
  ["an answer after the effect", { ...answer, after_effect: true }, answered, true],
  ["429", { kind: "rate_limit" }, limited(null), false],
  ["429 with Retry-After", { kind: "rate_limit", retry_after_seconds: 7 }, limited("7"), false],
  ["a page", { kind: "html" }, page(502), false],
  ["a page after the effect", { kind: "html", status: 504, after_effect: true }, page(504), true],
  ["a cut before", { kind: "cut_before" }, "cut", false],
  ["a cut after", { kind: "cut_after" }, "cut", true],
  ["half an answer", { kind: "truncate" }, "cut", true],
];
const CASES = EFFECTS.flatMap(([name, ...rest]) =>
  (["getNumber", "sendMessage", "purchaseNumber"] as const).map(
    (operation) => [name, operation, ...rest] as const,
  ),
);

test.each(CASES)("%s to %s", async (_, operation, effect, expected, isDone) => {
  const sandbox = await startSandbox();
  const before = stateOf(sandbox);
  const { id } = sandbox.control.addFault({ operation, times: 1, effect });
  expect(await seen(sandbox, operation)).toEqual(expected);
  const after = stateOf(sandbox);
  if (isDone && operation === "sendMessage") expect(after.messages).toHaveLength(1);
  else expect(after.messages).toEqual(before.messages);
  const bought = after.numbers.filter(({ number }) => number === BUY);
  expect(bought).toHaveLength(isDone && operation === "purchaseNumber" ? 1 : 0);
  if (isDone && operation !== "getNumber") expect(after.accounts).not.toEqual(before.accounts);
  else expect(after.accounts).toEqual(before.accounts);
  const [request] = sandbox.control.listRequests();
  const status = typeof expected === "object" && expected !== null ? Reflect.get(expected, "status") : null;
  expect(request).toMatchObject({ operation, fault: id, status });
  // It is used up, and the next request is as ever.
  expect(sandbox.control.listFaults()).toEqual([]);
  const again = isDone && operation === "purchaseNumber" ? 404 : REQUESTS[operation].status;
  expect(await seen(sandbox, operation)).toMatchObject({ status: again });
  expect(sandbox.control.listRequests()[0]?.fault).toBeNull();
  expect(sandbox.logged).toEqual([]);
});

/** Everything that comes over the line, to its end. */
function overTheLine(sandbox: Started, text: string): Promise<string> {
  return new Promise((resolve) => {
    let come = "";
    const socket = connect(Number(new URL(sandbox.url).port), "127.0.0.1", () => void socket.write(text));
    socket.setEncoding("utf8").on("data", (part: string) => {
      come += part;
    });
    socket.on("error", () => {}).on("close", () => resolve(come));
  });
}

const head = (sandbox: Started, method: string, path: string, ...more: string[]) =>
  [`${method} ${path} HTTP/1.1`, "Host: localhost", `Authorization: ${basic(sandbox)}`, ...more, "", ""].join(
    "\r\n",
  );

test("half an answer says that it is longer than it is", async () => {
  const sandbox = await startSandbox();
  sandbox.control.addFault({ effect: { kind: "truncate" } });
  const come = await overTheLine(sandbox, head(sandbox, "GET", "/v2/numbers"));
  const [headers = "", body = ""] = come.split("\r\n\r\n");
  expect(headers).toMatch(/^HTTP\/1.1 200 /);
  const length = Number(/content-length: (\d+)/i.exec(headers)?.[1]);
  expect(body.length).toBeGreaterThan(0);
  expect(body.length).toBeLessThan(length);
  expect(body).toMatch(/^\{"data":/);
  // There is no half of an answer without a body.
  const removal = head(sandbox, "DELETE", `/v2/numbers/${FROM}`);
  expect(await overTheLine(sandbox, removal)).toBe("");
  expect(sandbox.control.listOwnedNumbers().map(({ number }) => number)).not.toContain(FROM);
});

test("a cut before comes before the body has", async () => {
  const sandbox = await startSandbox();
  sandbox.control.addFault({ operation: "sendMessage", effect: { kind: "cut_before" } });
  const beginning = head(sandbox, "POST", MESSAGES, "Content-Type: application/json", "Content-Length: 1000");
  expect(await overTheLine(sandbox, `${beginning}{"to":`)).toBe("");
  const [request] = sandbox.control.listRequests();
  expect(sandbox.control.getRequest({ id: request?.id ?? 0 })).toMatchObject({
    operation: "sendMessage",
    status: null,
    request_body: null,
    response_body: null,
  });
});

test("an answer can be anything", async () => {
  const sandbox = await startSandbox();
  const { control } = sandbox;
  const ask = async (effect: FaultEffect) => {
    control.addFault({ times: 1, effect });
    return seen(sandbox, "getNumber");
  };
  expect(await ask({ kind: "answer", status: 204 })).toMatchObject({ status: 204, body: "" });
  expect(await ask({ kind: "answer", status: 500 })).toMatchObject({ status: 500, body: "" });
  expect(await ask({ kind: "answer", status: 200, body: "not JSON {" })).toMatchObject({
    body: "not JSON {",
  });
  expect(await ask({ kind: "answer", status: 200, body: null })).toMatchObject({ body: "null" });
  for (const name of ["content-type", "Content-Type", "CONTENT-TYPE"]) {
    const effect = { kind: "answer", status: 200, body: "ü", headers: { [name]: "text/plain" } } as const;
    expect(await ask(effect)).toMatchObject({ body: "ü", type: "text/plain" });
  }
  expect(sandbox.logged).toEqual([]);
});

test("a request waits before anything else happens to it, and keeps no other one waiting", async () => {
  const sandbox = await startSandbox();
  const { control } = sandbox;
  control.addFault({ operation: "sendMessage", delay_ms: 60 });
  control.addFault({ operation: "getNumber", delay_ms: 60, effect: { kind: "html" } });
  const started = performance.now();
  const [sending, , reading] = await Promise.all([
    seen(sandbox, "sendMessage"),
    sandbox.get("/v2/routes").then(() => {
      expect(control.listAllMessages()).toEqual([]);
    }),
    seen(sandbox, "getNumber"),
  ]);
  expect(performance.now() - started).toBeGreaterThanOrEqual(59);
  expect([sending, reading]).toMatchObject([{ status: 202 }, { status: 502 }]);
  expect(control.listAllMessages()).toHaveLength(1);
  for (const { operation, took_ms } of control.listRequests()) {
    if (operation !== "listRoutes") expect(took_ms).toBeGreaterThanOrEqual(59);
  }
});
