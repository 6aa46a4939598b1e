import { allocate } from "./allocate.ts";
import type { RateCenter } from "./area-codes.ts";
import { drawLines } from "./line-numbers.ts";
import { FICTION_NXX } from "./numbering-plan.ts";
import { type SeededRandom, seededRandom } from "./seeded-random.ts";
import { type AreaCodeStock, planStock } from "./stock-plan.ts";

export type InventoryOptions = { size: number; seed: number };

/**
 * Numbers of one exchange and one rate center, at least one. Toll-free numbers have no rate center. Where an area
 * code covers several provinces, its demo exchange comes as several blocks.
 */
export type Block = {
  /** Area code and exchange, six digits. */
  exchange: number;
  rateCenter: RateCenter | null;
  /** Ascending. */
  lines: readonly number[];
};

export const MAX_INVENTORY_SIZE = 10_000_000;

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

/** The demo lines, ascending: neighbours of the same rate center are one block. */
function demoBlocks({ npa, demo }: AreaCodeStock): Block[] {
  const blocks: (Block & { lines: number[] })[] = [];
  for (const { line, rateCenter } of demo) {
    const last = blocks.at(-1);
    if (last?.rateCenter === rateCenter) last.lines.push(line);
    else blocks.push({ exchange: Number(npa) * 1000 + FICTION_NXX, rateCenter, lines: [line] });
  }
  return blocks;
}

function blocksOf(stock: AreaCodeStock, random: SeededRandom): Block[] {
  const used = Math.min(stock.nxx.length, Math.ceil(stock.count / FEWEST_PER_EXCHANGE));
  const indexes = drawIndexes(used, stock.nxx.length, random);
  const weights = indexes.map((index) => exchangeWeight(stock.rateCenterAt(index), random));
  const firstExchange = Number(stock.npa) * 1000;
  const blocks: Block[] = [];
  allocate(stock.count, weights).forEach((count, at) => {
    const index = indexes[at] ?? 0;
    if (count === 0) return;
    const lines = drawLines(count, random);
    const exchange = firstExchange + (stock.nxx[index] ?? 0);
    blocks.push({ exchange, rateCenter: stock.rateCenterAt(index), lines });
  });
  const after = blocks.findIndex(({ exchange }) => exchange > firstExchange + FICTION_NXX);
  blocks.splice(after < 0 ? blocks.length : after, 0, ...demoBlocks(stock));
  return blocks;
}

function* streamBlocks(size: number, seed: number): Generator<Block> {
  for (const stock of planStock(size)) yield* blocksOf(stock, seededRandom(seed, `stock:${stock.npa}`));
}

/**
 * Streams blocks that hold exactly `size` different numbers, ascending by value, the same ones for the same size and
 * seed. Memory does not grow with the size: one area code is worked out at a time. Another size gives other numbers,
 * except for the `NPA-555-01XX` demo numbers (see demo-numbers.ts), which depend on neither.
 *
 * @throws RangeError at once, when `size` is not an integer from 0 to {@link MAX_INVENTORY_SIZE} or `seed` is not a
 *   safe integer.
 */
export function inventoryBlocks({ size, seed }: InventoryOptions): Generator<Block> {
  if (!Number.isInteger(size) || size < 0 || size > MAX_INVENTORY_SIZE) {
    throw new RangeError(
      `The inventory's size must be an integer from 0 to ${MAX_INVENTORY_SIZE}, got ${size}.`,
    );
  }
  if (!Number.isSafeInteger(seed)) throw new RangeError(`The seed must be a safe integer, got ${seed}.`);
  return streamBlocks(size, seed);
}
