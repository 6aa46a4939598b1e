import { allocate } from "./allocate.ts";
import type { RateCenter } from "./area-codes.ts";
import { drawLines } from "./line-numbers.ts";
import { FICTION_NXX } from "./numbering-plan.ts";
import { priceTier } from "./price-tiers.ts";
import { type SeededRandom, seededRandom } from "./seeded-random.ts";
import { type AreaCodeStock, planStock } from "./stock-plan.ts";

/** A number that can be bought. Names are the wire's; toll-free numbers have neither rate center nor state. */
export type InventoryNumber = {
  /** Eleven digits, with the country code 1. */
  value: string;
  number_type: "longcode" | "toll-free";
  /** Lower case, at most ten characters. */
  rate_center: string | null;
  /** US state or Canadian province, two letters, lower case. */
  state: string | null;
  iso_country: "US" | "CA";
  tier: string;
  setup_cost_cents: number;
  monthly_cost_cents: number;
};

export const MAX_INVENTORY_SIZE = 10_000_000;

/** The numbers held in one exchange. */
type Block = { nxx: number; rateCenter: RateCenter | null; lines: readonly number[] };

/** While numbers are few they keep together in some of the exchanges, this many in each on average. */
const FEWEST_PER_EXCHANGE = 4;

/** Draws `count` of the indexes 0 to `length - 1`, ascending, each with the same chance. */
function drawIndexes(count: number, length: number, random: SeededRandom): number[] {
  const drawn: number[] = [];
  for (let index = 0; drawn.length < count; index += 1) {
    if (random.below(length - index) < count - drawn.length) drawn.push(index);
  }
  return drawn;
}

/** Exchanges differ in how much is left in them; those of a place with many have more. */
function exchangeWeight(rateCenter: RateCenter | null, random: SeededRandom): number {
  const size = rateCenter === null ? 1 : Math.min(Math.max(rateCenter.exchanges, 2), 6) / 6;
  const luck = random.fraction();
  return size * (0.3 + luck * luck);
}

function blocksOf(stock: AreaCodeStock, random: SeededRandom): Block[] {
  const used = Math.min(stock.nxx.length, Math.ceil(stock.count / FEWEST_PER_EXCHANGE));
  const indexes = drawIndexes(used, stock.nxx.length, random);
  const weights = indexes.map((index) => exchangeWeight(stock.rateCenterAt(index), random));
  const blocks: Block[] = [];
  allocate(stock.count, weights).forEach((count, at) => {
    const index = indexes[at] ?? 0;
    if (count === 0) return;
    const lines = drawLines(count, random);
    blocks.push({ nxx: stock.nxx[index] ?? 0, rateCenter: stock.rateCenterAt(index), lines });
  });
  const demo = stock.demo.map(({ line, rateCenter }) => ({ nxx: FICTION_NXX, rateCenter, lines: [line] }));
  const after = blocks.findIndex(({ nxx }) => nxx > FICTION_NXX);
  blocks.splice(after < 0 ? blocks.length : after, 0, ...demo);
  return blocks;
}

function inventoryNumber(npaNxx: string, line: number, rateCenter: RateCenter | null): InventoryNumber {
  const { tier, setup_cost_cents, monthly_cost_cents } = priceTier(rateCenter, line);
  return {
    value: npaNxx + String(line).padStart(4, "0"),
    number_type: rateCenter === null ? "toll-free" : "longcode",
    rate_center: rateCenter === null ? null : rateCenter.name,
    state: rateCenter === null ? null : rateCenter.state,
    iso_country: rateCenter === null ? "US" : rateCenter.iso_country,
    tier,
    setup_cost_cents,
    monthly_cost_cents,
  };
}

function* streamInventory(size: number, seed: number): Generator<InventoryNumber> {
  for (const stock of planStock(size)) {
    for (const { nxx, rateCenter, lines } of blocksOf(stock, seededRandom(seed, `stock:${stock.npa}`))) {
      const npaNxx = `1${stock.npa}${nxx}`;
      for (const line of lines) yield inventoryNumber(npaNxx, line, rateCenter);
    }
  }
}

/**
 * Streams exactly `size` different numbers, ascending by value, the same ones for the same size and seed. Memory
 * does not grow with the size: one area code is worked out at a time. Another size gives other numbers, except for
 * the `NPA-555-01XX` demo numbers (see demo-numbers.ts), which depend on neither.
 *
 * @throws RangeError at once, when `size` is not an integer from 0 to {@link MAX_INVENTORY_SIZE} or `seed` is not a
 *   safe integer.
 */
export function generateInventory({
  size,
  seed,
}: {
  size: number;
  seed: number;
}): Generator<InventoryNumber> {
  if (!Number.isInteger(size) || size < 0 || size > MAX_INVENTORY_SIZE) {
    throw new RangeError(
      `The inventory's size must be an integer from 0 to ${MAX_INVENTORY_SIZE}, got ${size}.`,
    );
  }
  if (!Number.isSafeInteger(seed)) throw new RangeError(`The seed must be a safe integer, got ${seed}.`);
  return streamInventory(size, seed);
}
