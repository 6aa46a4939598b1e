import { expect, test } from "vitest";
import type { Flowroute } from "../index.ts";
import { clientOf, sendJson, startCarrier } from "../testing/carrier.ts";
import { exampleOf, operation } from "../testing/contract.ts";

const MESSAGE_ID = "mdr2-39cadeace66e11e7aff806cd7f24ba2d";

/** A client whose carrier gives one answer to everything. */
async function answeredWith(status: number, body: unknown): Promise<Flowroute> {
  return clientOf(await startCarrier(sendJson(status, body)));
}

async function answeredByExample(operationId: string, status = 200): Promise<Flowroute> {
  return answeredWith(status, exampleOf(operation(operationId), status));
}

const number = (routes: { primary: unknown; failover: unknown }, included: unknown = []) => ({
  data: {
    type: "number",
    id: "12065550123",
    attributes: { value: "12065550123", alias: null },
    relationships: { primary_route: { data: routes.primary }, failover_route: { data: routes.failover } },
    links: {},
  },
  included,
  links: {},
});

test("a number has its attributes and its routes side by side", async () => {
  const flowroute = await answeredByExample("getNumber");
  expect(await flowroute.numbers.get("12065550123")).toEqual({
    id: "12065550123",
    alias: null,
    cnam_lookups_enabled: true,
    number_type: "longcode",
    rate_center: "seattle",
    state: "wa",
    value: "12065550123",
    primary_route: { id: "0", route_type: "sip-reg", alias: "sip-reg", value: null },
    failover_route: null,
  });
});

test("a route that was not sent along has its id alone", async () => {
  const strangers = [
    null,
    { status: "ok" },
    { type: "cnam", id: "7", attributes: { value: "x" } },
    { type: "route", id: "7" },
  ];
  const flowroute = await answeredWith(
    200,
    number({ primary: { type: "route", id: "7" }, failover: { type: "route", id: "8" } }, strangers),
  );
  expect(await flowroute.numbers.get("12065550123")).toMatchObject({
    primary_route: { id: "7" },
    failover_route: { id: "8" },
  });
});

test("attributes that the contract does not know are kept", async () => {
  const { data } = number({ primary: null, failover: null });
  const flowroute = await answeredWith(200, { data: { ...data, attributes: { brand_new: 1 } } });
  expect(await flowroute.numbers.get("12065550123")).toEqual({
    id: "12065550123",
    brand_new: 1,
    primary_route: null,
    failover_route: null,
  });
});

test.each([
  [201, undefined, "not_requested"],
  [201, { messaging_enabled: false }, "not_requested"],
  [201, { messaging_enabled: true }, "requested"],
  [207, { messaging_enabled: true }, "failed"],
])("a purchase answered %i with options %j has messaging %s", async (status, options, messaging) => {
  const flowroute = await answeredByExample("purchaseNumber", status);
  const bought = await flowroute.numbers.purchase("12065550123", options);
  expect(bought).toMatchObject({ id: "12065550123", monthly_cost: 1.25, messaging_provisioning: messaging });
});

test("a message has its receipts, and no media", async () => {
  const flowroute = await answeredByExample("getMessage");
  const message = await flowroute.messages.get(MESSAGE_ID);
  expect(message).toMatchObject({
    id: MESSAGE_ID,
    to: "12065550142",
    amount_nanodollars: 4_000_000,
    media: [],
  });
  expect(message.delivery_receipts.map(({ level }) => level)).toEqual([2, 1]);
});

test("an MMS has its own media, in a list too", async () => {
  const media = (id: string) => ({ type: "media", id, attributes: { file_name: `${id}.png` }, links: {} });
  const mms = (id: string, ...ids: string[]) => ({
    type: "message",
    id,
    attributes: { body: null },
    relationships: { media: { data: ids.map((each) => ({ type: "media", id: each })) } },
  });
  const flowroute = await answeredWith(200, {
    data: [mms("a", "a-1", "a-2"), mms("b", "b-1", "missing"), { type: "message", id: "c", attributes: {} }],
    included: [media("b-1"), null, media("a-1"), media("a-2")],
    links: {},
  });
  const { items } = await flowroute.messages.list({ start_date: "2026-11-01" });
  expect(items.map((item) => item.media)).toEqual([
    [
      { id: "a-1", file_name: "a-1.png" },
      { id: "a-2", file_name: "a-2.png" },
    ],
    [{ id: "b-1", file_name: "b-1.png" }],
    [],
  ]);
});

test("an accepted message is its id", async () => {
  const flowroute = await answeredByExample("sendMessage", 202);
  expect(await flowroute.messages.send({ from: "2065550123", to: "2065550142", body: "Hello" })).toEqual({
    id: MESSAGE_ID,
  });
});

test("area codes and exchanges are their ids", async () => {
  const areaCodes = await answeredByExample("listAvailableAreaCodes");
  const { items } = await areaCodes.numbers.listAvailableAreaCodes();
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) expect(item).toEqual({ id: expect.stringMatching(/^\d{3}$/) });

  const exchanges = await answeredByExample("listAvailableExchanges");
  const [first] = (await exchanges.numbers.listAvailableExchanges()).items;
  expect(first).toEqual({ id: expect.stringMatching(/^\d{6}$/) });
});

test("routes, numbers for sale and numbers of the account are flat", async () => {
  const created = await (await answeredByExample("createRoute", 201)).routes.create({
    route_type: "host",
    value: "a.example",
  });
  expect(Object.keys(created).sort()).toEqual(["alias", "id", "route_type", "value"]);

  const [route] = (await (await answeredByExample("listRoutes")).routes.list()).items;
  expect(route).toMatchObject({ id: "0", route_type: "sip-reg" });

  const [available] = (await (await answeredByExample("searchAvailableNumbers")).numbers.searchAvailable())
    .items;
  expect(available).toMatchObject({ id: expect.any(String), monthly_cost: expect.any(Number) });

  const [owned] = (await (await answeredByExample("listNumbers")).numbers.list()).items;
  expect(owned).toMatchObject({ id: expect.any(String), cnam_lookups_enabled: expect.any(Boolean) });
});

test("setting a route gives nothing", async () => {
  const carrier = await startCarrier((response) => response.writeHead(204).end());
  expect(await clientOf(carrier).numbers.updatePrimaryRoute("2065550123", "0")).toBeUndefined();
});
