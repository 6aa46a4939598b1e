import { expect, test } from "vitest";
import { generateInventory, type InventoryNumber } from "../inventory/generate-inventory.ts";
import { type Started, startSandbox } from "../testing/start.ts";

const PATH = "/v2/numbers/available";
const INVENTORY = { size: 3000, seed: 1 };

const start = () => startSandbox({ inventory: INVENTORY.size, seed: INVENTORY.seed });

/** What the inventory itself says, filtered the plain way. */
function expected(matches: (number: InventoryNumber) => boolean): string[] {
  return [...generateInventory(INVENTORY)].filter(matches).map(({ value }) => value);
}

/** Follows `links.next` to the end. */
async function everyId(sandbox: Started, query: string): Promise<string[]> {
  const ids: string[] = [];
  let path: string | undefined = `${PATH}?${query}`;
  while (path !== undefined) {
    const page = await sandbox.get(path);
    expect(page.status).toBe(200);
    const data = page.at("data");
    for (const position of Array.isArray(data) ? data.keys() : [])
      ids.push(String(page.at("data", position, "id")));
    const next = page.at("links", "next");
    path = typeof next === "string" ? next.slice(sandbox.url.length) : undefined;
  }
  return ids;
}

test("gives each number with its prices, attributes and where it can be bought", async () => {
  const sandbox = await start();
  const answer = await sandbox.get(`${PATH}?starts_with=12065550142`);
  expect(answer.at("data")).toEqual([
    {
      id: "12065550142",
      type: "number",
      links: { related: `${sandbox.url}/v2/numbers/12065550142` },
      attributes: {
        value: "12065550142",
        number_type: "longcode",
        rate_center: "seattle",
        state: "wa",
        setup_cost: 1,
        monthly_cost: 1.25,
        inbound_rate: 0.012,
        rate_type: "local",
        tier: "Standard",
        iso_country: "US",
      },
    },
  ]);
});

test.each<[string, (number: InventoryNumber) => boolean]>([
  ["starts_with=206", ({ value }) => value.startsWith("1206")],
  ["starts_with=1206555", ({ value }) => value.startsWith("1206555")],
  ["starts_with=%2B1206", ({ value }) => value.startsWith("1206")],
  ["starts_with=1", () => true],
  ["starts_with=%2B44", () => false],
  ["starts_with=120655501429", () => false],
  ["ends_with=7", ({ value }) => value.endsWith("7")],
  ["ends_with=0142", ({ value }) => value.endsWith("0142")],
  ["ends_with=9", ({ value }) => value.endsWith("9")],
  ["contains=555", ({ value }) => value.includes("555")],
  ["state=WA", ({ state }) => state === "wa"],
  ["state=wa&ends_with=2", ({ state, value }) => state === "wa" && value.endsWith("2")],
  ["rate_center=Seattle", ({ rate_center }) => rate_center === "seattle"],
  ["rate_center=sea", () => false],
  [
    "rate_center=SEATTLE&state=wa&starts_with=206555&contains=5014",
    ({ value }) => /^12065550?14/.test(value),
  ],
  ["number_type=toll-free", ({ number_type }) => number_type === "toll-free"],
  [
    "number_type=longcode&starts_with=8",
    ({ value, number_type }) => value[1] === "8" && number_type === "longcode",
  ],
  ["iso_country=ca", ({ iso_country }) => iso_country === "CA"],
  ["tier=Premium", ({ tier }) => tier === "Premium"],
])("finds exactly what matches %s, in order, over all pages", async (query, matches) => {
  const sandbox = await start();
  expect(await everyId(sandbox, `${query}&limit=200`)).toEqual(expected(matches));
});

test("echoes the effective query: filters normalised and first, defaults included", async () => {
  const sandbox = await start();
  const self = async (query: string) => (await sandbox.get(`${PATH}${query}`)).at("links", "self");
  const url = sandbox.url + PATH;
  expect(await self("")).toBe(`${url}?limit=10&offset=0`);
  expect(await self("?")).toBe(`${url}?limit=10&offset=0`);
  expect(
    await self("?offset=3&limit=3&starts_with=206&rate_center=Seattle&ends_with=7&contains=3&state=wa"),
  ).toBe(`${url}?state=WA&contains=3&ends_with=7&rate_center=SEATTLE&starts_with=1206&limit=3&offset=3`);
  expect(await self("?rate_center=st%20louis&order_by=state,desc&tier=Standard&iso_country=us")).toBe(
    `${url}?rate_center=ST%20LOUIS&iso_country=US&tier=Standard&order_by=state%2Cdesc&limit=10&offset=0`,
  );
});

test("gives next only when there is more", async () => {
  const sandbox = await start();
  const count = expected(({ state }) => state === "wa").length;
  const links = async (limit: number) => (await sandbox.get(`${PATH}?state=wa&limit=${limit}`)).at("links");
  expect(count).toBeGreaterThan(1);
  expect(await links(count - 1)).toHaveProperty(
    "next",
    `${sandbox.url}${PATH}?state=WA&limit=${count - 1}&offset=${count - 1}`,
  );
  expect(await links(count)).not.toHaveProperty("next");
  expect((await sandbox.get(`${PATH}?state=wa&offset=2147483647`)).body).toMatchObject({ data: [] });
});

test.each(["monthly_cost", "state", "rate_center", "number_type", "iso_country", "number", "value", "tn"])(
  "sorts by %s, ascending unless told otherwise",
  async (attribute) => {
    const sandbox = await start();
    const member = attribute === "number" || attribute === "tn" ? "value" : attribute;
    const sorted = async (suffix: string) => {
      const answer = await sandbox.get(
        `${PATH}?number_type=longcode&limit=200&order_by=${attribute}${suffix}`,
      );
      return Array.from({ length: 200 }, (_, i) => answer.at("data", i, "attributes", member));
    };
    const compare = (a: unknown, b: unknown) =>
      typeof a === "number" ? a - Number(b) : String(a) < String(b) ? -1 : Number(String(a) > String(b));
    const ascending = await sorted("");
    expect(ascending).toEqual(ascending.toSorted(compare));
    expect(await sorted(",asc")).toEqual(ascending);
    const descending = await sorted(",desc");
    expect(descending).toEqual(descending.toSorted((a, b) => compare(b, a)));
  },
);

test("does not list what was bought", async () => {
  const sandbox = await start();
  expect((await sandbox.post("/v2/numbers/12065550142")).status).toBe(201);
  expect((await sandbox.get(`${PATH}?starts_with=12065550142`)).at("data")).toEqual([]);
});
