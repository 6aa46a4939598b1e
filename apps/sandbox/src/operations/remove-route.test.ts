import { expect, test } from "vitest";
import { asAccount } from "../testing/account.ts";
import { FROM } from "../testing/message.ts";
import { type Started, startSandbox } from "../testing/start.ts";

const NUMBER = `/v2/numbers/${FROM}`;
const PLACES = ["primary", "failover"] as const;
const relationship = (place: string, number = FROM) => `/v2/numbers/${number}/relationships/${place}_route`;

async function withRoutes(sandbox: Started): Promise<string> {
  const attributes = { route_type: "host", value: "sip.example.com" };
  const created = await sandbox.post("/v2/routes", { data: { type: "route", attributes } });
  const id = String(created.at("data", "id"));
  for (const place of PLACES) {
    expect((await sandbox.patch(relationship(place), { data: { type: "route", id } })).status).toBe(204);
  }
  return id;
}

async function routesOf(sandbox: Started) {
  const number = await sandbox.get(NUMBER);
  const [primary, failover] = PLACES.map((place) =>
    number.at("data", "relationships", `${place}_route`, "data"),
  );
  const included = number.at("included");
  const ids = Array.isArray(included) ? included.map(({ id }: { id: string }) => id) : [];
  return { primary: Object(primary).id, failover: failover === null ? null : Object(failover).id, ids };
}

test("without a primary route calls go to the built-in one", async () => {
  const sandbox = await startSandbox({ inventory: 1 });
  const id = await withRoutes(sandbox);
  const removed = await sandbox.request("DELETE", relationship("primary"));
  expect([removed.status, removed.body]).toEqual([204, undefined]);
  expect(await routesOf(sandbox)).toEqual({ primary: "0", failover: id, ids: ["0", id] });
  expect((await sandbox.request("DELETE", relationship("primary"))).status).toBe(204);
  expect(await routesOf(sandbox)).toEqual({ primary: "0", failover: id, ids: ["0", id] });
});

test("a failover route can be none", async () => {
  const sandbox = await startSandbox({ inventory: 1 });
  const id = await withRoutes(sandbox);
  expect((await sandbox.request("DELETE", relationship("failover"))).status).toBe(204);
  expect(await routesOf(sandbox)).toEqual({ primary: id, failover: null, ids: [id] });
  expect((await sandbox.request("DELETE", relationship("failover"))).status).toBe(204);
  // The built-in one is a route like any other.
  await sandbox.patch(relationship("failover"), { id: "0" });
  expect(await routesOf(sandbox)).toEqual({ primary: id, failover: "0", ids: [id, "0"] });
});

test("what happened to a number last is told, and removing nothing is nothing", async () => {
  const sandbox = await startSandbox({ inventory: 1 });
  const last = () => sandbox.control.listOwnedNumbers()[0]?.last_change?.what;
  await sandbox.request("DELETE", relationship("primary"));
  expect(last()).toBeUndefined();
  const id = await withRoutes(sandbox);
  expect(last()).toBe(`failover route none → ${id}`);
  await sandbox.request("DELETE", relationship("primary"));
  expect(last()).toBe(`primary route ${id} → 0`);
  await sandbox.request("DELETE", relationship("failover"));
  expect(last()).toBe(`failover route ${id} → none`);
});

test.each(PLACES)("the %s route of somebody else's number is not there", async (place) => {
  const sandbox = await startSandbox({ accounts: 2 });
  const id = await withRoutes(sandbox);
  const other = asAccount(sandbox, sandbox.accounts[1]);
  for (const number of [FROM, "12065550142", "12065550199", "none"]) {
    const refused = await other.request("DELETE", relationship(place, number));
    expect(refused.status).toBe(404);
    expect(refused.at("errors", 0, "detail")).toBe("Could not find that resource on your account.");
  }
  expect((await sandbox.request("DELETE", relationship(place), { authorization: null })).status).toBe(401);
  expect(await routesOf(sandbox)).toEqual({ primary: id, failover: id, ids: [id] });
});
