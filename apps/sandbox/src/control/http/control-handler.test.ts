import { expect, test } from "vitest";
import type { Fault } from "../../faults/fault.ts";
import { ControlError } from "../control.ts";
import { everyOperation, operations } from "./operations.ts";
import { anError, startControl } from "./testing/control-server.ts";
import {
  account,
  clock,
  detail,
  fakeControl,
  fault,
  forSale,
  message,
  owned,
  snapshot,
  state,
  summary,
  webhook,
} from "./testing/fake-control.ts";

const inbound = { from: "442079460123", to: "12065550100", media: [{ sample: "picture.png" }] };
const seeds = {
  access_key: "00000001",
  routes: [{ route_type: "host", value: "sip.example.com", alias: "pbx" }],
  numbers: [
    {
      number: "12065550142",
      alias: "a",
      messaging_enabled: false,
      primary_route: "pbx",
      failover_route: "0",
    },
  ],
  messages: [
    {
      direction: "inbound",
      from: "12065550190",
      to: "12065550142",
      body: "",
      at: "2026-11-02T16:44:35+01:00",
    },
  ],
};
const effect = {
  kind: "answer",
  status: 503,
  body: null,
  headers: { "Retry-After": "1" },
  after_effect: true,
};
const newFault = { operation: "sendMessage", times: 1, probability: 1, delay_ms: 0, effect };
const search = {
  starts_with: "1206",
  contains: "555",
  ends_with: "0142",
  state: "WA",
  rate_center: "SEATTLE",
  limit: 200,
  offset: 0,
};
const searchText =
  "starts_with=1206&contains=555&ends_with=0142&state=WA&rate_center=SEATTLE&limit=200&offset=0";

const page = { limit: 1000, offset: 9 };

/** The request, what the control is called with, and what comes back. */
const exchanges: [
  request: string,
  body: unknown,
  method: string,
  given: unknown,
  status: number,
  answer: unknown,
][] = [
  ["GET /state", undefined, "getState", undefined, 200, state],
  ["POST /reset", undefined, "reset", {}, 200, state],
  ["POST /reset", { seed: -5, inventory: 0 }, "reset", { seed: -5, inventory: 0 }, 200, state],
  [
    "POST /seed",
    seeds,
    "seed",
    seeds,
    201,
    { routes: ["1"], numbers: ["12065550100"], messages: [message.id] },
  ],
  ["GET /snapshots", undefined, "listSnapshots", undefined, 200, [snapshot]],
  [
    "PUT /snapshots/before.the-test_1",
    undefined,
    "takeSnapshot",
    { name: "before.the-test_1" },
    200,
    snapshot,
  ],
  ["POST /snapshots/before/restore", {}, "restoreSnapshot", { name: "before" }, 200, state],
  ["DELETE /snapshots/before", undefined, "deleteSnapshot", { name: "before" }, 204, undefined],
  ["GET /clock", undefined, "getClock", undefined, 200, clock],
  ["PATCH /clock", { frozen: true, advance_ms: 1 }, "setClock", { frozen: true, advance_ms: 1 }, 200, clock],
  ["GET /faults", undefined, "listFaults", undefined, 200, [fault]],
  ["POST /faults", newFault, "addFault", newFault, 201, fault],
  ["DELETE /faults", undefined, "deleteFaults", undefined, 204, undefined],
  ["DELETE /faults/a%20b", undefined, "deleteFault", { id: "a b" }, 204, undefined],
  ["GET /requests?limit=5&before=7", undefined, "listRequests", { limit: 5, before: 7 }, 200, [summary]],
  ["DELETE /requests", undefined, "deleteRequests", undefined, 204, undefined],
  ["GET /requests/7", undefined, "getRequest", { id: 7 }, 200, detail],
  ["GET /accounts", undefined, "listAccounts", undefined, 200, [account]],
  ["POST /accounts", undefined, "addAccount", {}, 201, account],
  ["POST /accounts", account, "addAccount", undefined, 422, anError(422, expect.anything())],
  [
    "PATCH /accounts/00000001",
    { balance_usd: -0.5 },
    "setBalance",
    { access_key: "00000001", balance_usd: -0.5 },
    200,
    account,
  ],
  ["GET /numbers?limit=1000&offset=9", undefined, "listOwnedNumbers", page, 200, [owned]],
  [`GET /inventory?${searchText}`, undefined, "searchInventory", search, 200, [forSale]],
  ["GET /messages?limit=1000&offset=9", undefined, "listAllMessages", page, 200, [message]],
  ["POST /messages", inbound, "receiveMessage", inbound, 201, message],
  ["GET /webhooks", undefined, "listWebhooks", {}, 200, [webhook]],
  ["POST /webhooks/3/resend", undefined, "resendWebhook", { id: 3 }, 202, webhook],
];

test.each(exchanges)("%s %j calls %s", async (request, json, method, given, status, answer) => {
  const { ask, control, logged } = await startControl();
  const [verb = "", path = ""] = request.split(" ");
  const answered = await ask(verb, `/_sandbox${path}`, json === undefined ? {} : { json });
  expect([answered.status, answered.body]).toEqual([status, answer]);
  expect(control.calls).toEqual(status === 422 ? [] : [[method, given]]);
  expect(answered.headers["cache-control"]).toBe("no-store");
  expect(logged).toEqual([]);
});

test("there is an operation for each method of the control, and each of them is tried", () => {
  const { calls, tell, listeners, ...control } = fakeControl();
  const documented = everyOperation.map(({ operationId }) => operationId);
  expect(documented.toSorted()).toEqual(
    [...Object.keys(control), "getControlDocument", "getMedia", "getSample"].toSorted(),
  );
  const tried = new Set(exchanges.map(([, , method]) => method));
  expect(operations.filter(({ operationId }) => !tried.has(operationId))).toMatchObject([
    { operationId: "getControlDocument" },
  ]);
});

test("answers HEAD as GET, without the body", async () => {
  const { ask } = await startControl();
  const whole = await ask("GET", "/_sandbox/state");
  const head = await ask("HEAD", "/_sandbox/state");
  expect([head.status, head.text]).toEqual([200, ""]);
  expect(head.headers["content-length"]).toBe(whole.headers["content-length"]);
});

test.each([
  "/_sandbox/nothing",
  "/_sandbox/state/",
  "/_sandbox/faults/1/2",
  "/_sandbox//state",
  "/_sandbox/%ff",
])("answers 404 to %s", async (path) => {
  const { ask } = await startControl();
  const detail = "There is nothing at the requested URL. /_sandbox/openapi.json says what there is.";
  expect((await ask("GET", path)).body).toEqual(anError(404, detail, "Not Found"));
});

test.each([
  ["PUT", "/state", "GET"],
  ["OPTIONS", "/faults", "GET, POST, DELETE"],
  ["PATCH", "/snapshots/a", "PUT, DELETE"],
  ["POST", "/events", "GET"],
  ["DELETE", "/media/a-1", "GET"],
  ["POST", "/console/app.js", "GET"],
])("answers 405 to %s %s, and says that there is %s", async (method, path, allow) => {
  const { ask } = await startControl();
  const answered = await ask(method, `/_sandbox${path}`);
  const detail = "The method is not allowed for the requested URL. Nothing was done.";
  expect(answered.body).toEqual(anError(405, detail, "Method Not Allowed"));
  expect(answered.headers.allow).toBe(allow);
  expect(Object.keys(answered.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
});

test.each([
  [404, "Not Found"],
  [409, "Conflict"],
  [422, "Unprocessable Entity"],
] as const)("passes on what cannot be done, with its status %i", async (status, title) => {
  const control = fakeControl({
    restoreSnapshot: () => {
      throw new ControlError(status, "There is no snapshot of this name. Nothing was changed.");
    },
  });
  const { ask, logged } = await startControl({ control });
  const answered = await ask("POST", "/_sandbox/snapshots/a/restore");
  const detail = "There is no snapshot of this name. Nothing was changed.";
  expect([answered.status, answered.body]).toEqual([status, anError(status, detail, title)]);
  expect(logged).toEqual([]);
});

const AT_FAULT = anError(
  500,
  "The sandbox is at fault, not the request. Its log says what happened.",
  "Sandbox Fault",
);

test("an answer that is not as promised is the sandbox's fault, and is logged without what is in it", async () => {
  const control = fakeControl({ getClock: () => ({ now: "yesterday", frozen: false }) });
  const { ask, logged } = await startControl({ control });
  expect((await ask("GET", "/_sandbox/clock")).body).toEqual(AT_FAULT);
  expect(logged).toHaveLength(1);
  expect(logged[0]).toContain("getClock: the answer does not match its schema: now: ");
  expect(logged[0]).not.toContain("yesterday");
});

test("members that are undefined are not in an answer, and so are not wrong", async () => {
  const given: Fault = { id: "1", met: 0, left: null };
  Reflect.set(given, "times", undefined);
  const { ask } = await startControl({ control: fakeControl({ listFaults: () => [given] }) });
  expect((await ask("GET", "/_sandbox/faults")).body).toEqual([{ id: "1", met: 0, left: null }]);
});

test("whatever else fails is the sandbox's fault, unless another process holds the database", async () => {
  const causes: Error[] = [
    new Error("disk full"),
    Object.assign(new Error("database is locked"), { code: "ERR_SQLITE_ERROR", errcode: 5 }),
  ];
  const control = fakeControl({
    getState: () => {
      throw causes.shift() ?? new Error("no more");
    },
  });
  const { ask, logged } = await startControl({ control });
  expect((await ask("GET", "/_sandbox/state")).body).toEqual(AT_FAULT);
  const detail = "Another process holds the sandbox's database. Nothing was done.";
  expect((await ask("GET", "/_sandbox/state")).body).toEqual(anError(503, detail, "Service Unavailable"));
  expect(logged).toEqual([expect.stringContaining("disk full")]);
});
