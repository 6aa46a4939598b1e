import { expect, test } from "vitest";
import { anError, startControl } from "./testing/control-server.ts";

const REQUIRED = ["Missing data for required field."];
const UNKNOWN = ["Unknown field."];
const FORM = ["Not in the expected form."];
const message = { from: "12065550190", to: "12065550100" };

const refused: [request: string, body: unknown, tree: unknown][] = [
  ["POST /reset", { seed: 1.5, colour: "red" }, { seed: ["Not a valid integer."], colour: UNKNOWN }],
  ["POST /reset", { inventory: 10_000_001 }, { inventory: ["Must be at most 10000000."] }],
  ["POST /reset", [], { _schema: ["Not a valid object."] }],
  ["POST /reset", null, { _schema: ["Not a valid object."] }],
  ["POST /reset?seed=1", {}, { seed: UNKNOWN }],
  [
    "POST /reset",
    JSON.parse('{"__proto__": 1, "constructor": 2}'),
    JSON.parse('{"__proto__": ["Unknown field."], "constructor": ["Unknown field."]}'),
  ],
  ["GET /state", { a: 1 }, { a: UNKNOWN }],
  ["PUT /snapshots/a%2Fb", undefined, { name: FORM }],
  ["PUT /snapshots/%2E%2e", undefined, { name: FORM }],
  [`PUT /snapshots/${"a".repeat(65)}`, undefined, { name: FORM }],
  ["PUT /snapshots/a", { name: "b" }, { name: UNKNOWN }],
  ["GET /requests?limit=0", undefined, { limit: ["Must be at least 1."] }],
  [
    "GET /requests?limit=1001&before=-1",
    undefined,
    { limit: ["Must be at most 1000."], before: ["Not a valid number."] },
  ],
  ["GET /requests?limit=1e2", undefined, { limit: ["Not a valid number."] }],
  ["GET /requests?limit=", undefined, { limit: ["Not a valid number."] }],
  ["GET /requests?limit=9999999999999999999999", undefined, { limit: ["Not a valid number."] }],
  ["GET /requests?page=1", undefined, { page: UNKNOWN }],
  ["GET /requests/latest", undefined, { id: ["Not a valid number."] }],
  ["GET /inventory?limit=201&contains=a", undefined, { limit: ["Must be at most 200."], contains: FORM }],
  [
    "PATCH /clock",
    { frozen: "yes", advance_ms: -1 },
    { frozen: ["Not a valid boolean."], advance_ms: ["Must be at least 0."] },
  ],
  ["PATCH /accounts/00000001", {}, { balance_usd: REQUIRED }],
  [
    "POST /accounts",
    { access_key: "", secret_key: "a:b" },
    { access_key: ["Must not be empty."], secret_key: FORM },
  ],
  [
    "POST /faults",
    { effect: {} },
    { effect: { kind: ["Must be one of: answer, rate_limit, html, cut_before, cut_after, truncate."] } },
  ],
  [
    "POST /faults",
    { effect: { kind: "answer", status: 100 } },
    { effect: { status: ["Must be at least 200."] } },
  ],
  ["POST /faults", { effect: { kind: "cut_after", status: 200 } }, { effect: { status: UNKNOWN } }],
  ["POST /faults", { effect: { kind: "answer" } }, { effect: { status: REQUIRED } }],
  [
    "POST /faults",
    { effect: { kind: "answer", status: 200, headers: { "a b": "c", d: "e\n" } } },
    { effect: { headers: { "a b": FORM, d: FORM } } },
  ],
  [
    "POST /faults",
    { probability: 2, times: 0 },
    { probability: ["Must be at most 1."], times: ["Must be at least 1."] },
  ],
  ["POST /messages", {}, { from: REQUIRED, to: REQUIRED }],
  ["POST /messages", { ...message, from: "+1 (206) 555-0190" }, { from: FORM }],
  [
    "POST /messages",
    { ...message, media: [{ sample: "none.png" }] },
    { media: { 0: { sample: ["Must be one of: picture.png, hello.txt, large.png."] } } },
  ],
  [
    "POST /messages",
    { ...message, media: [{ file_name: "a" }] },
    { media: { 0: { mime_type: REQUIRED, content_base64: REQUIRED } } },
  ],
  [
    "POST /messages",
    {
      ...message,
      media: [{ sample: "hello.txt" }, { file_name: "", mime_type: "text", content_base64: "?" }],
    },
    { media: { 1: { file_name: ["Must not be empty."], mime_type: FORM, content_base64: FORM } } },
  ],
  ["POST /messages", { ...message, media: [3] }, { media: { 0: ["Not a valid object."] } }],
  ["POST /seed", { numbers: [{ number: "2065550100" }] }, { numbers: { 0: { number: FORM } } }],
  [
    "POST /seed",
    { routes: [{ route_type: "fax", value: "a" }] },
    { routes: { 0: { route_type: ["Must be one of: host, number, uri."] } } },
  ],
  [
    "POST /seed",
    { messages: [{ ...message, direction: "inbound", body: "", at: "0000-01-01T00:00:00Z" }] },
    { messages: { 0: { at: FORM } } },
  ],
];

test.each(refused)("%s %j is refused by its members", async (request, json, tree) => {
  const { ask, control } = await startControl();
  const [verb = "", path = ""] = request.split(" ");
  const answered = await ask(verb, `/_sandbox${path}`, json === undefined ? {} : { json });
  expect(answered.body).toEqual(anError(422, tree));
  expect(control.calls).toEqual([]);
});

test("of a parameter that is given twice the last one counts, as with the carrier", async () => {
  const { ask, control } = await startControl();
  expect((await ask("GET", "/_sandbox/requests?limit=5&limit=07")).status).toBe(200);
  expect(control.calls).toEqual([["listRequests", { limit: 7 }]]);
});
