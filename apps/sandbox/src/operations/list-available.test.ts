import { expect, test } from "vitest";
import { generateInventory } from "../inventory/generate-inventory.ts";
import { startSandbox } from "../testing/start.ts";

const INVENTORY = { size: 3000, seed: 1 };
const start = () => startSandbox({ inventory: INVENTORY.size, seed: INVENTORY.seed });

const AREA_CODES = "/v2/numbers/available/areacodes";
const EXCHANGES = "/v2/numbers/available/exchanges";

const numbers = [...generateInventory(INVENTORY)];
const distinct = (ids: string[]) => [...new Set(ids)];
const ids = (body: unknown) => expect.objectContaining({ data: body });

test("lists the area codes with numbers for sale, ascending, up to 400, without attributes", async () => {
  const sandbox = await start();
  const expected = distinct(numbers.map(({ value }) => value.slice(1, 4)));
  const answer = await sandbox.get(`${AREA_CODES}?limit=1000000`);
  expect(answer.body).toEqual({
    data: expected.slice(0, 400).map((id) => ({
      type: "areacode",
      id,
      links: { related: `${sandbox.url}${EXCHANGES}?areacode=${id}` },
    })),
    links: expect.objectContaining({ self: `${sandbox.url}${AREA_CODES}?limit=400&offset=0` }),
  });
});

test("lists the exchanges of an area code, ascending, up to 200, without attributes", async () => {
  const sandbox = await start();
  const expected = distinct(
    numbers.map(({ value }) => value.slice(1, 7)).filter((id) => id.startsWith("206")),
  );
  const answer = await sandbox.get(`${EXCHANGES}?areacode=206&limit=201`);
  expect(answer.body).toEqual({
    data: expected.map((id) => ({
      type: "exchange",
      id,
      links: { related: `${sandbox.url}/v2/numbers/available?starts_with=1${id}` },
    })),
    links: { self: `${sandbox.url}${EXCHANGES}?areacode=206&limit=200&offset=0` },
  });
});

test("keeps to a highest setup fee, to the cent", async () => {
  const sandbox = await start();
  const cheap = distinct(
    numbers.filter((n) => n.setup_cost_cents <= 100).map(({ value }) => value.slice(1, 4)),
  );
  const answer = await sandbox.get(`${AREA_CODES}?max_setup_cost=1.00&limit=3`);
  expect(answer.body).toEqual(ids(cheap.slice(0, 3).map((id) => expect.objectContaining({ id }))));
  expect(answer.at("links", "self")).toBe(`${sandbox.url}${AREA_CODES}?max_setup_cost=1&limit=3&offset=0`);
  for (const path of [AREA_CODES, EXCHANGES]) {
    expect((await sandbox.get(`${path}?max_setup_cost=0.99`)).at("data")).toEqual([]);
    expect((await sandbox.get(`${path}?max_setup_cost=3.98`)).at("data", 0)).toBeDefined();
  }
});

test("drops an exchange when its last number was bought", async () => {
  const sandbox = await startSandbox({ inventory: 60, balance: 1000 });
  const first = [...generateInventory({ size: 60, seed: 1 })];
  const exchange = first[0]?.value.slice(1, 7) ?? "";
  const inExchange = first.filter(({ value }) => value.startsWith(`1${exchange}`));
  const listed = async () =>
    (await sandbox.get(`${EXCHANGES}?areacode=${exchange.slice(0, 3)}&limit=200`)).body;
  const mentions = expect.objectContaining({
    data: expect.arrayContaining([expect.objectContaining({ id: exchange })]),
  });
  expect(await listed()).toEqual(mentions);
  for (const { value } of inExchange) expect((await sandbox.post(`/v2/numbers/${value}`)).status).toBe(201);
  expect(await listed()).not.toEqual(mentions);
});
