import { expect, test } from "vitest";
import { type Started, startSandbox } from "../testing/start.ts";

const ids = async (sandbox: Started, query: string) => {
  const data = (await sandbox.get(`/v2/numbers${query}`)).at("data");
  return Array.isArray(data) ? data.map((item: { id: string }) => item.id) : [];
};

test("a new account has two starter numbers, enabled for messages and not paid for", async () => {
  const sandbox = await startSandbox();
  const answer = await sandbox.get("/v2/numbers?");
  expect(answer.status).toBe(200);
  expect(answer.at("links")).toEqual({ self: `${sandbox.url}/v2/numbers?limit=10&offset=0` });
  expect(answer.at("data")).toEqual(
    ["12065550100", "12065550101"].map((id) => ({
      id,
      type: "number",
      links: { self: `${sandbox.url}/v2/numbers/${id}` },
      attributes: {
        value: id,
        alias: "Starter",
        note: null,
        status: "PURCHASED",
        cnam_lookups_enabled: false,
        messaging_enabled: true,
        number_type: "longcode",
        rate_center: "seattle",
        state: "wa",
        iso_country: "US",
        setup_cost: 1,
        monthly_cost: 1.25,
        inbound_rate: 0.012,
        rate_type: "local",
        tier: "Standard",
      },
    })),
  );
});

test("an empty inventory is an empty account", async () => {
  const sandbox = await startSandbox({ inventory: 0 });
  expect((await sandbox.get("/v2/numbers")).at("data")).toEqual([]);
  expect((await sandbox.get("/v2/numbers/available")).at("data")).toEqual([]);
  expect((await sandbox.get("/v2/numbers/available/areacodes")).at("data")).toEqual([]);
});

test("filters by prefix, content, suffix and alias", async () => {
  const sandbox = await startSandbox();
  await sandbox.post("/v2/numbers/12065550142");
  const all = ["12065550100", "12065550101", "12065550142"];
  expect(await ids(sandbox, "?starts_with=206")).toEqual(all);
  expect(await ids(sandbox, "?starts_with=120655501")).toEqual(all);
  expect(await ids(sandbox, "?starts_with=2065550142")).toEqual(["12065550142"]);
  expect(await ids(sandbox, "?starts_with=425")).toEqual([]);
  expect(await ids(sandbox, "?contains=5010")).toEqual(all.slice(0, 2));
  expect(await ids(sandbox, "?ends_with=01")).toEqual(["12065550101"]);
  expect(await ids(sandbox, "?ends_with=012065550101")).toEqual([]);
  expect(await ids(sandbox, "?alias=Starter")).toEqual(all.slice(0, 2));
  expect(await ids(sandbox, "?alias=starter")).toEqual([]);
  const { self } = Object((await sandbox.get("/v2/numbers?alias=Front%20desk&starts_with=206")).at("links"));
  expect(self).toBe(`${sandbox.url}/v2/numbers?starts_with=1206&alias=Front%20desk&limit=10&offset=0`);
});

test("pages by links that can be followed", async () => {
  const sandbox = await startSandbox();
  const first = await sandbox.get("/v2/numbers?limit=1");
  const next = `${sandbox.url}/v2/numbers?limit=1&offset=1`;
  expect(first.at("links")).toEqual({ self: `${sandbox.url}/v2/numbers?limit=1&offset=0`, next });
  const second = await sandbox.get(next.slice(sandbox.url.length));
  expect(second.at("data", 0, "id")).toBe("12065550101");
  expect(second.at("links")).toEqual({ self: next });
});

test("gives a number with its relationships and each route once", async () => {
  const sandbox = await startSandbox();
  const builtIn = {
    id: "0",
    type: "route",
    attributes: { route_type: "sip-reg", alias: "sip-reg", value: null, edge_strategy_id: null },
    links: { self: `${sandbox.url}/v2/routes/0` },
  };
  const path = "/v2/numbers/12065550100";
  const fresh = await sandbox.get(path);
  expect(fresh.at("included")).toEqual([builtIn]);
  expect(fresh.at("links")).toEqual({ self: sandbox.url + path });
  expect(fresh.at("data", "relationships")).toEqual({
    cnam_preset: { data: null },
    e911_address: { data: null },
    failover_route: { data: null },
    primary_route: { data: { type: "route", id: "0" } },
  });
  await sandbox.patch(`${path}/relationships/failover_route`, { data: { type: "route", id: "0" } });
  const both = await sandbox.get(path);
  expect(both.at("data", "relationships", "failover_route")).toEqual({ data: { type: "route", id: "0" } });
  expect(both.at("included")).toEqual([builtIn]);
});

test.each([
  "12065550142",
  "12065550199",
  "19995550123",
  "0",
  "available%2Fareacodes",
  "%ff",
  "%00",
  "..%2f",
  "1e3",
  "%F0%9F%93%9E",
])("answers 404 for %s, which is not on the account", async (id) => {
  const sandbox = await startSandbox();
  const answer = await sandbox.get(`/v2/numbers/${id}`);
  expect(answer.status).toBe(404);
  expect(answer.body).toEqual({
    errors: [
      { detail: "Could not find that resource on your account.", id: expect.any(String), status: 404 },
    ],
  });
});
