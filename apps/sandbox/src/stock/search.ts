import type { Place } from "./columns.ts";
import { digitPatterns } from "./digit-patterns.ts";
import { bitsOfFactor, COMMON, DigitTables, MEMORABLE } from "./digit-tables.ts";
import type { Market } from "./market.ts";
import { type Pass, passesFor } from "./passes.ts";
import { markPresence } from "./presence.ts";
import type { StockIndex } from "./stock-index.ts";
import type { Range, StockFilter, StockOrder } from "./stock-number.ts";
import { wantedGroups, wantedRateCenters } from "./wanted.ts";

/**
 * Searches go from block to block and read the lines of those blocks only that may have a match. A block is passed
 * over by its own attributes, by its exchange's digits, by the rare lines that it lacks, and, while the range's
 * offset is not reached, by counts: its own, and those of its area code.
 */
export class Searcher {
  readonly #index: StockIndex;
  readonly #market: Market;
  readonly #tables: DigitTables;
  /** See {@link markPresence}; its memory serves all searches. */
  readonly #present: Uint32Array;

  constructor(index: StockIndex, market: Market) {
    this.#index = index;
    this.#market = market;
    this.#tables = new DigitTables(index);
    this.#present = new Uint32Array(index.columns.exchanges.length);
  }

  /** Where the numbers are that match, in order. */
  search(filter: StockFilter, order: StockOrder, { limit, offset }: Range): Place[] {
    const found: Place[] = [];
    const patterns = digitPatterns(filter);
    const passes = passesFor(this.#index, filter, order);
    if (limit <= 0 || patterns.length === 0 || passes.length === 0) return found;
    this.#tables.fill(patterns);
    let used = 0;
    for (const { factors } of passes) for (const factor of factors) used |= bitsOfFactor(factor);
    markPresence(this.#index, this.#tables, used, this.#present);
    const rateCenters = wantedRateCenters(this.#index, filter);
    let skip = Math.max(offset, 0);
    for (const pass of passes) {
      skip = this.#go(pass, rateCenters, { found, limit, skip });
      if (found.length >= limit) break;
    }
    return found;
  }

  /** Adds the matches of one pass to `found`, less the first `skip` ones; gives what is left to skip. */
  #go(
    pass: Pass,
    rateCenters: Uint8Array,
    { found, limit, skip }: { found: Place[]; limit: number; skip: number },
  ): number {
    const { columns, areaCodeOf, nxxOf, kindOf } = this.#index;
    const { rateCenterOf } = columns;
    const { areaCodes, nxx, anyLine } = this.#tables;
    const { commonLeft, memorableLeft } = this.#market;
    const present = this.#present;
    const { factors, valuesDescend } = pass;
    const { starts, blocks } = pass.grouping;
    let left = skip;
    for (const group of wantedGroups(this.#index, pass, rateCenters, areaCodes)) {
      if (left > 0 && this.#matchesWhole(pass, group)) {
        const matches = this.#market.leftInAreaCode[group] ?? 0;
        if (matches <= left) {
          left -= matches;
          continue;
        }
      }
      const first = starts[group] ?? 0;
      const end = starts[group + 1] ?? 0;
      for (let i = 0; i < end - first; i += 1) {
        const block = blocks[valuesDescend ? end - 1 - i : first + i] ?? 0;
        const mayHave = present[block] ?? 0;
        if (mayHave === 0) continue;
        const patterns = (areaCodes[areaCodeOf[block] ?? 0] ?? 0) & (nxx[nxxOf[block] ?? 0] ?? 0);
        const factor = factors[kindOf[block] ?? 0] ?? 0;
        const bits = Math.imul(patterns, factor) & mayHave;
        if (bits === 0 || rateCenters[rateCenterOf[block] ?? 0] === 0) continue;
        const most =
          ((factor & COMMON) === 0 ? 0 : (commonLeft[block] ?? 0)) +
          (factor === COMMON ? 0 : (memorableLeft[block] ?? 0));
        if (most === 0) continue;
        if (left > 0) {
          const matches = (patterns & anyLine) === 0 ? this.#count(block, bits) : most;
          if (matches <= left) {
            left -= matches;
            continue;
          }
        }
        left = this.#add(block, bits, valuesDescend, { found, limit, skip: left });
        if (found.length >= limit) return 0;
      }
    }
    return left;
  }

  /** Whether the group is an area code of which every number that is for sale matches. */
  #matchesWhole({ grouping, factors }: Pass, group: number): boolean {
    // No place is asked for where the blocks are taken by area code.
    if (grouping !== this.#index.byAreaCode) return false;
    const { areaCodes, anyNxx, anyLine } = this.#tables;
    if (((areaCodes[group] ?? 0) & anyNxx & anyLine) === 0) return false;
    const kinds = grouping.kindBits[group] ?? 0;
    return factors.every((factor, kind) => (kinds & (1 << kind)) === 0 || factor === COMMON + MEMORABLE);
  }

  /** How many numbers of the block are for sale and match. */
  #count(block: number, bits: number): number {
    const { starts, lines } = this.#index.columns;
    const table = this.#tables.lines;
    const market = this.#market;
    const start = starts[block] ?? 0;
    const end = starts[block + 1] ?? 0;
    let count = 0;
    if ((market.commonLeft[block] ?? 0) + (market.memorableLeft[block] ?? 0) === end - start) {
      for (let position = start; position < end; position += 1) {
        // 1 unless no bit is set, without a branch: a deep offset counts a million lines.
        const match = (table[lines[position] ?? 0] ?? 0) & bits;
        count += (match | -match) >>> 31;
      }
      return count;
    }
    for (let position = start; position < end; position += 1) {
      if (((table[lines[position] ?? 0] ?? 0) & bits) !== 0 && !market.isTaken(position)) count += 1;
    }
    return count;
  }

  /** Adds the block's matches to `found`, less the first `skip` ones; gives what is left to skip. */
  #add(
    block: number,
    bits: number,
    descend: boolean,
    { found, limit, skip }: { found: Place[]; limit: number; skip: number },
  ): number {
    const { starts, lines } = this.#index.columns;
    const table = this.#tables.lines;
    const start = starts[block] ?? 0;
    const end = starts[block + 1] ?? 0;
    let left = skip;
    for (let i = 0; i < end - start; i += 1) {
      const position = descend ? end - 1 - i : start + i;
      if (((table[lines[position] ?? 0] ?? 0) & bits) === 0 || this.#market.isTaken(position)) continue;
      if (left > 0) {
        left -= 1;
        continue;
      }
      found.push({ block, position });
      if (found.length >= limit) return 0;
    }
    return left;
  }
}
