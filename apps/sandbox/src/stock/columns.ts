import type { RateCenter } from "../inventory/area-codes.ts";

export const LINES_PER_EXCHANGE = 10_000;

/**
 * An inventory, column by column: a block is a run of numbers of one exchange and one rate center, and its lines are
 * `lines[starts[block]]` to `lines[starts[block + 1] - 1]`. The index of a line is the number's position; positions
 * ascend by value.
 */
export type Columns = {
  /** Area code and exchange of each block, six digits. Ascending; blocks of one exchange are neighbours. */
  exchanges: Uint32Array;
  /** One more than there are blocks. */
  starts: Uint32Array;
  /** Index of each block's rate center in `rateCenters`. */
  rateCenterOf: Uint16Array;
  /** By name. Null, the absence of one, is toll-free and comes first. */
  rateCenters: readonly (RateCenter | null)[];
  lines: Uint16Array;
};

/** Block numbers, in as few bytes as they fit in. */
export type BlockList = Uint16Array | Uint32Array;

export function blockList(length: number, blockCount: number): BlockList {
  return blockCount <= 0x1_0000 ? new Uint16Array(length) : new Uint32Array(length);
}

export type Place = { block: number; position: number };

/** The last of the indexes `low` to `high - 1` that is not past what is looked for; `low - 1` when all are. */
function lastNotPast(low: number, high: number, isPast: (index: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (isPast(middle)) to = middle;
    else from = middle + 1;
  }
  return from - 1;
}

/** The block that the position lies in. */
export const blockAt = ({ exchanges, starts }: Columns, position: number) =>
  lastNotPast(0, exchanges.length, (block) => (starts[block] ?? 0) > position);

/** Where the number is. */
export function locate({ exchanges, starts, lines }: Columns, value: string): Place | undefined {
  if (!/^1\d{10}$/.test(value)) return undefined;
  const exchange = Number(value.slice(1, 7));
  const line = Number(value.slice(7));
  const block = lastNotPast(0, exchanges.length, (at) => {
    const there = exchanges[at] ?? 0;
    return there > exchange || (there === exchange && (lines[starts[at] ?? 0] ?? 0) > line);
  });
  if (exchanges[block] !== exchange) return undefined;
  const first = starts[block] ?? 0;
  const position = lastNotPast(first, starts[block + 1] ?? first, (at) => (lines[at] ?? 0) > line);
  return lines[position] === line && position >= first ? { block, position } : undefined;
}
