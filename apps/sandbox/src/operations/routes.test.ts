import { expect, test } from "vitest";
import { startSandbox } from "../testing/start.ts";

const PATH = "/v2/routes";
const document = (attributes: Record<string, unknown>) => ({ data: { type: "route", attributes } });

test("the built-in route comes first, then the others by ascending id", async () => {
  const sandbox = await startSandbox();
  const created = [];
  for (const alias of ["b", "a", "c"]) {
    const answer = await sandbox.post(
      PATH,
      document({ route_type: "host", value: "sip.example.com", alias }),
    );
    created.push(Number(answer.at("data", "id")));
  }
  expect(created).toEqual(created.toSorted((a, b) => a - b));
  const listed = await sandbox.get(PATH);
  expect(listed.at("data", 0)).toEqual({
    id: "0",
    type: "route",
    attributes: { route_type: "sip-reg", alias: "sip-reg", value: null, edge_strategy_id: null },
    links: { self: `${sandbox.url}/v2/routes/0` },
  });
  expect([1, 2, 3].map((i) => Number(listed.at("data", i, "id")))).toEqual(created);
  expect(listed.at("links")).toEqual({ self: `${sandbox.url}${PATH}?limit=10&offset=0` });
});

test("lists routes of one type, page by page", async () => {
  const sandbox = await startSandbox();
  await sandbox.post(PATH, document({ route_type: "number", value: "12065550150", alias: "desk" }));
  await sandbox.post(PATH, document({ route_type: "host", value: "sip.example.com", alias: "pbx" }));
  await sandbox.post(PATH, document({ route_type: "number", value: "12065550151", alias: "mobile" }));
  const page = await sandbox.get(`${PATH}?route_type=number&limit=1`);
  expect(page.at("data", 0, "attributes", "alias")).toBe("desk");
  expect(page.at("links", "next")).toBe(`${sandbox.url}${PATH}?route_type=number&limit=1&offset=1`);
  const next = await sandbox.get(`${PATH}?route_type=number&limit=1&offset=1`);
  expect(next.at("data", 0, "attributes", "alias")).toBe("mobile");
  expect(next.at("links")).not.toHaveProperty("next");
  expect((await sandbox.get(`${PATH}?route_type=sip-reg`)).at("data", 0, "id")).toBe("0");
  expect((await sandbox.get(`${PATH}?route_type=fax`)).status).toBe(422);
});

test("a created route's links lack the /v2, as the carrier's do", async () => {
  const sandbox = await startSandbox();
  const attributes = {
    route_type: "uri",
    value: "sip:desk@example.com",
    alias: "Desk",
    edge_strategy_id: "2",
  };
  const answer = await sandbox.post(PATH, document(attributes));
  const id = String(answer.at("data", "id"));
  const links = { self: `${sandbox.url}/routes/${id}` };
  expect(answer.status).toBe(201);
  expect(answer.body).toEqual({ data: { id, type: "route", attributes, links }, links });
});

test("an alias is unique in the account; one that is left out is null", async () => {
  const sandbox = await startSandbox();
  const route = { route_type: "host", value: "sip.example.com" };
  expect((await sandbox.post(PATH, document({ ...route, alias: "pbx" }))).status).toBe(201);
  for (const alias of ["pbx", "sip-reg"]) {
    const again = await sandbox.post(PATH, document({ ...route, alias }));
    expect(again.status).toBe(422);
    expect(again.at("errors", 0, "detail", "data", "attributes")).toHaveProperty("alias");
  }
  const unnamed = [await sandbox.post(PATH, document(route)), await sandbox.post(PATH, document(route))];
  for (const answer of unnamed) expect(answer.at("data", "attributes", "alias")).toBeNull();
  expect((await sandbox.get(PATH)).at("data")).toHaveLength(4);
});

const LONG = `${"a".repeat(64)}.example.com`;

test.each([
  ["host", "sip.example.com"],
  ["host", "sip.example.com:5060"],
  ["host", "192.0.2.7"],
  ["host", "192.0.2.7:65535"],
  ["host", "[2001:db8::7]:5060"],
  ["host", "pbx"],
  ["number", "12065550150"],
  ["uri", "sip:desk@example.com"],
  ["uri", "sips:desk@example.com:5061;transport=tls"],
  ["uri", "sip:desk@192.0.2.7;transport=udp;weight=30"],
])("takes a %s route to %s", async (route_type, value) => {
  const sandbox = await startSandbox({ inventory: 0 });
  expect((await sandbox.post(PATH, document({ route_type, value }))).status).toBe(201);
});

test.each([
  ["host", "sip example.com"],
  ["host", "sip.example.com:0"],
  ["host", "sip.example.com:65536"],
  ["host", "192.0.2.777"],
  ["host", "http://example.com"],
  ["host", "[12::zz]:5060"],
  ["host", "-example.com"],
  ["host", LONG],
  ["number", "2065550150"],
  ["number", "+12065550150"],
  ["number", "sip.example.com"],
  ["uri", "desk@example.com"],
  ["uri", "sip:example.com"],
  ["uri", "sip:desk@example.com;transport=sctp"],
  ["uri", "sip:desk@example.com;weight=many"],
  ["uri", "sip:desk@"],
])("refuses a %s route to %s", async (route_type, value) => {
  const sandbox = await startSandbox({ inventory: 0 });
  const answer = await sandbox.post(PATH, document({ route_type, value, alias: "x" }));
  expect(answer.status).toBe(422);
  const { value: messages } = Object(answer.at("errors", 0, "detail", "data", "attributes"));
  expect(messages).toEqual([expect.stringMatching(/^Must be /)]);
  expect((await sandbox.get(PATH)).at("data")).toHaveLength(1);
});

test("says what is wrong with the document, member by member", async () => {
  const sandbox = await startSandbox({ inventory: 0 });
  const detail = async (json: unknown) => {
    const answer = await sandbox.post(PATH, json);
    expect(answer.status).toBe(422);
    return answer.at("errors", 0, "detail");
  };
  expect(await detail({ route_type: "host", value: "sip.example.com" })).toEqual({
    data: ["Missing data for required field."],
    route_type: ["Unknown field."],
    value: ["Unknown field."],
  });
  expect(await detail(document({ route_type: "sip-reg", value: "", colour: 1 }))).toEqual({
    data: {
      attributes: {
        route_type: ["Must be one of: host, uri, number."],
        value: ["Must not be empty."],
        colour: ["Unknown field."],
      },
    },
  });
});

test.each(["primary", "failover"])(
  "points a number's %s route at a route, again and again",
  async (place) => {
    const sandbox = await startSandbox();
    const created = await sandbox.post(PATH, document({ route_type: "host", value: "sip.example.com" }));
    const id = String(created.at("data", "id"));
    const number = "/v2/numbers/12065550100";
    const path = `${number}/relationships/${place}_route`;
    const assigned = async () =>
      (await sandbox.get(number)).at("data", "relationships", `${place}_route`, "data", "id");

    const set = await sandbox.patch(path, { data: { type: "route", id } });
    expect(set.status).toBe(204);
    expect(set.body).toBeUndefined();
    expect(await assigned()).toBe(id);
    expect((await sandbox.get(number)).at("included")).toContainEqual(expect.objectContaining({ id }));
    expect((await sandbox.patch(path, { data: { type: "route", id } })).status).toBe(204);
    // The compact forms, and the built-in route.
    expect((await sandbox.patch(path, { id: "0" })).status).toBe(204);
    expect(await assigned()).toBe("0");
    expect((await sandbox.patch(path, { type: "route", id })).status).toBe(204);
    expect(await assigned()).toBe(id);
  },
);

test.each(["primary", "failover"])(
  "refuses a %s route that does not exist and leaves the old one",
  async (place) => {
    const sandbox = await startSandbox();
    const relationship = (number: string) => `/v2/numbers/${number}/relationships/${place}_route`;
    const before = (await sandbox.get("/v2/numbers/12065550100")).body;
    for (const id of ["1", "999999999999999999999999"]) {
      expect((await sandbox.patch(relationship("12065550100"), { id })).status).toBe(404);
    }
    expect((await sandbox.patch(relationship("12065550142"), { id: "0" })).status).toBe(404);
    expect((await sandbox.patch(relationship("none"), { id: "0" })).status).toBe(404);
    const wrong = await sandbox.patch(relationship("12065550100"), { data: { type: "number", id: 0 } });
    expect(wrong.status).toBe(422);
    expect(wrong.at("errors", 0, "detail")).toEqual({
      data: { type: ['Must be "route".'], id: ["Not a valid string."] },
    });
    const none = await sandbox.request("PATCH", relationship("12065550100"));
    expect(none.status).toBe(400);
    expect((await sandbox.get("/v2/numbers/12065550100")).body).toEqual(before);
  },
);
