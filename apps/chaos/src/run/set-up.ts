import type { Flowroute } from "flowroute-client";
import type { Stock } from "../plan/stock.ts";
import { type Before, readSettings } from "../verify/carrier.ts";

/** A number that every sandbox's account has from the start, enabled for messages. */
const SENDER = "12065550100";
/** Handsets: lines that the sandbox neither sells nor does anything special with, in a few area codes of both countries. */
const RECIPIENTS = ["206", "212", "312", "415", "416", "604"].flatMap((npa) =>
  Array.from({ length: 10 }, (_, line) => `1${npa}55501${72 + line}`),
);

const OWNED = 40;
const ROUTES = 12;

/** Numbers for sale that a run of this many effects needs, with some to spare. */
export const inventoryFor = (effects: number): number => Math.ceil(effects * 0.4) + 2_000;

const NANODOLLARS = 1e9;

/** For sale in the sandbox, and never sold. */
const UNSALEABLE = new Set(["12065550170", "12065550171"]);

/** Gives the account what the run works on, and remembers what was there before the run. */
export async function setUp(
  flowroute: Flowroute,
  sandboxUrl: string,
): Promise<{ stock: Stock; before: Before }> {
  const prices = new Map<string, number>();
  for await (const { value, setup_cost, monthly_cost } of flowroute.numbers.searchAvailable()) {
    if (!UNSALEABLE.has(value)) prices.set(value, Math.round((setup_cost + monthly_cost) * NANODOLLARS));
  }
  const owned = [...prices.keys()].slice(0, OWNED);
  for (const number of owned) await flowroute.numbers.purchase(number);
  const routeIds: string[] = [];
  for (let made = 0; made < ROUTES; made += 1) {
    const value = `pbx-${made}.example.com`;
    const { id } = await flowroute.routes.create({ route_type: "host", value, alias: `before ${made}` });
    routeIds.push(id);
  }

  const numbers = new Set<string>();
  for await (const { value } of flowroute.numbers.list()) numbers.add(value);
  const routes = new Set<string>();
  for await (const { id } of flowroute.routes.list()) routes.add(id);
  const settings = await readSettings(flowroute, owned);
  const forSale = [...prices]
    .filter(([number]) => !numbers.has(number))
    .map(([number, nanodollars]) => ({ number, nanodollars }));
  return {
    stock: {
      sender: SENDER,
      recipients: RECIPIENTS,
      forSale,
      owned,
      routeIds,
      picture: `${sandboxUrl}/_sandbox/samples/picture.png`,
    },
    before: { at: Date.now(), numbers, routes, settings, prices },
  };
}
