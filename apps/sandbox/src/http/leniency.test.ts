import { expect, test } from "vitest";
import { basic } from "../testing/exchange.ts";
import { startSandbox } from "../testing/start.ts";

const MESSAGES = "/v2.1/messages";
const NUMBER = "/v2/numbers/12065550100";
const SMS = JSON.stringify({ to: "12065550190", from: "12065550100", body: "Your table is ready." });
const ROUTE = '{"data": {"type": "route", "id": "0"}}';

test.each([
  "application/json",
  "application/json; charset=utf-8",
  "application/vnd.api+json",
  "application/vnd.api+json; charset=utf-8",
  "Application/JSON;charset=UTF-8",
  undefined,
])("reads a body of Content-Type %s", async (type) => {
  const sandbox = await startSandbox();
  const headers: Record<string, string> = type === undefined ? {} : { "content-type": type };
  expect((await sandbox.request("POST", MESSAGES, { raw: SMS, headers })).status).toBe(202);
  const path = `${NUMBER}/relationships/primary_route`;
  expect((await sandbox.request("PATCH", path, { raw: ROUTE, headers })).status).toBe(204);
  // No body needs no type, and any will do.
  expect((await sandbox.request("POST", "/v2/numbers/12065550142", { headers })).status).toBe(201);
});

test.each(["text/plain", "application/x-www-form-urlencoded", "application/xml", "application/jsonx", "*/*"])(
  "refuses a body of Content-Type %s",
  async (type) => {
    const sandbox = await startSandbox();
    const headers = { "content-type": type };
    const answer = await sandbox.request("POST", MESSAGES, { raw: SMS, headers });
    expect(answer.status).toBe(415);
    expect(answer.at("errors", 0, "title")).toBe("Unsupported Media Type");
    expect((await sandbox.request("POST", "/v2/numbers/12065550142", { headers })).status).toBe(201);
  },
);

test("refuses a compressed body", async () => {
  const sandbox = await startSandbox();
  const headers = { "content-type": "application/json", "content-encoding": "gzip" };
  expect((await sandbox.request("POST", MESSAGES, { raw: SMS, headers })).status).toBe(415);
});

test.each(["{", "{'to': 1}", "to=12065550190", '{"to":}', "\u0000"])(
  "answers 400 to the broken JSON %j",
  async (raw) => {
    const sandbox = await startSandbox();
    const answer = await sandbox.request("POST", MESSAGES, { raw });
    expect(answer.status).toBe(400);
    expect(answer.at("errors", 0, "title")).toBe("Bad Request");
  },
);

test("answers 400 to text that is not UTF-8, and to no body where one is needed", async () => {
  const sandbox = await startSandbox();
  const raw = new Uint8Array([0x22, 0xff, 0x22]);
  expect((await sandbox.request("POST", MESSAGES, { raw })).status).toBe(400);
  expect((await sandbox.request("POST", MESSAGES)).status).toBe(400);
  expect((await sandbox.request("POST", MESSAGES, { raw: " \n " })).status).toBe(400);
});

test("answers 413 to a body over a mebibyte, whether its length is said or not", async () => {
  const sandbox = await startSandbox();
  const text = `"${"a".repeat(1_048_576)}"`;
  const said = await sandbox.request("POST", MESSAGES, { raw: text });
  expect(said.status).toBe(413);
  expect(said.at("errors", 0, "title")).toBe("Payload Too Large");
  const unsaid = await fetch(sandbox.url + MESSAGES, {
    method: "POST",
    headers: { authorization: basic(sandbox), "content-type": "application/json" },
    body: new Blob([text]).stream(),
    duplex: "half",
  });
  expect(unsaid.status).toBe(413);
  expect((await sandbox.get("/v2/numbers")).status).toBe(200);
});

test("takes a limit above the maximum as the maximum of that list", async () => {
  const sandbox = await startSandbox({ inventory: 3000 });
  const self = async (path: string) => (await sandbox.get(path)).at("links", "self");
  for (const path of [
    "/v2/numbers",
    "/v2/numbers/available",
    "/v2/numbers/available/exchanges",
    "/v2/routes",
  ]) {
    expect(await self(`${path}?limit=1000000`)).toBe(`${sandbox.url}${path}?limit=200&offset=0`);
    expect(await self(`${path}?limit=99999999999999999999999`)).toBe(
      `${sandbox.url}${path}?limit=200&offset=0`,
    );
  }
  const areaCodes = "/v2/numbers/available/areacodes";
  expect(await self(`${areaCodes}?limit=1000000`)).toBe(`${sandbox.url}${areaCodes}?limit=400&offset=0`);
  expect((await sandbox.get("/v2/numbers/available?limit=1000000")).at("data")).toHaveLength(200);
  expect((await sandbox.get(`${MESSAGES}?start_date=2026-01-01&limit=1000000`)).status).toBe(200);
});

test.each([
  ["/v2/numbers?limit=0", { limit: ["Must be at least 1."] }],
  ["/v2/numbers?limit=-1", { limit: ["Must be at least 1."] }],
  ["/v2/numbers?limit=ten", { limit: ["Not a valid integer."] }],
  ["/v2/numbers?limit=1.5", { limit: ["Not a valid integer."] }],
  ["/v2/numbers?limit=", { limit: ["Not a valid integer."] }],
  ["/v2/numbers?limit=0x10", { limit: ["Not a valid integer."] }],
  ["/v2/routes?offset=-1", { offset: ["Must be at least 0."] }],
  ["/v2/routes?offset=2147483648", { offset: ["Must be at most 2147483647."] }],
  ["/v2/numbers/available?state=Washington", { state: expect.any(Array) }],
  ["/v2/numbers/available?contains=abc", { contains: ["Not in the expected form."] }],
  ["/v2/numbers/available?order_by=price", { order_by: ["Not in the expected form."] }],
  ["/v2/numbers/available/areacodes?max_setup_cost=cheap", { max_setup_cost: ["Not a valid number."] }],
  ["/v2/numbers/available/areacodes?max_setup_cost=-1", { max_setup_cost: ["Must be at least 0."] }],
  ["/v2/numbers/available/exchanges?areacode=12", { areacode: expect.any(Array) }],
])("answers 422 to %s", async (path, detail) => {
  const sandbox = await startSandbox();
  const answer = await sandbox.get(path);
  expect(answer.status).toBe(422);
  expect(answer.body).toEqual({ errors: [{ detail, id: expect.any(String), status: 422 }] });
});

test("ignores unknown query parameters, and takes the last of repeated ones", async () => {
  const sandbox = await startSandbox();
  const answer = await sandbox.get("/v2/numbers?page=2&limit=5&limit=1&__proto__=1&constructor=x");
  expect(answer.status).toBe(200);
  expect(answer.at("links", "self")).toBe(`${sandbox.url}/v2/numbers?limit=1&offset=0`);
  expect((await sandbox.get("/v2/numbers?limit=1&limit=0")).status).toBe(422);
});

test("takes a trailing question mark, broken percent signs and a body on a GET", async () => {
  const sandbox = await startSandbox();
  expect((await sandbox.get("/v2/numbers?")).status).toBe(200);
  expect((await sandbox.get("/v2/numbers?alias=%zz%")).status).toBe(200);
  expect((await sandbox.get("/v2/numbers?&&=&")).status).toBe(200);
});

test("mirrors a member called __proto__ like any other", async () => {
  const sandbox = await startSandbox();
  const raw = `{"__proto__": {"x": 1}, ${SMS.slice(1)}`;
  const answer = await sandbox.request("POST", MESSAGES, { raw });
  expect(answer.status).toBe(422);
  expect(JSON.stringify(answer.at("errors", 0, "detail"))).toBe('{"__proto__":["Unknown field."]}');
});
