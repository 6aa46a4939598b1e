import { LINES_PER_EXCHANGE } from "./columns.ts";
import type { DigitPattern } from "./digit-patterns.ts";
import { MEMORABLE_LINES } from "./kinds.ts";
import type { StockIndex } from "./stock-index.ts";

/** More than the patterns of any filter: `contains` has at most eleven places. */
const PATTERN_BITS = 11;

/**
 * Factors that take a set of patterns, a bit for each, to the bits of {@link DigitTables.lines}: there, lines that
 * are memorable have bits of their own, so that one look-up answers for the digits and the price.
 */
export const COMMON = 1;
export const MEMORABLE = 1 << PATTERN_BITS;

/** All bits of a factor's lines, from the factor. */
export const bitsOfFactor = (factor: number) => factor * (MEMORABLE - 1);

const AREA_CODES = 1000;

/**
 * Which digit patterns each area code, exchange and line fits: a number fits a pattern if its three parts do, so that
 * whatever digits are asked for, a number takes three look-ups. One set of tables serves all searches, one by one.
 */
export class DigitTables {
  readonly areaCodes = new Uint16Array(AREA_CODES);
  readonly nxx = new Uint16Array(AREA_CODES);
  readonly lines = new Uint32Array(LINES_PER_EXCHANGE);
  /** The patterns that every exchange of an area code fits. */
  anyNxx = 0;
  /** The patterns that every line fits. */
  anyLine = 0;
  /** For each bit of `lines`, how many numbers of the stock have a line with it; not counted for `anyLine`. */
  readonly candidates = new Uint32Array(2 * PATTERN_BITS);
  readonly #index: StockIndex;
  /** With which `anyLine` the lines are filled, as long as no pattern was added to them: most searches leave them so. */
  #filledWith: number | undefined;

  constructor(index: StockIndex) {
    this.#index = index;
  }

  fill(patterns: readonly DigitPattern[]): void {
    const isFree = (from: number, to: number) => (pattern: DigitPattern) =>
      pattern.subarray(from, to).every((digit) => digit < 0);
    const bitsOf = (test: (pattern: DigitPattern) => boolean) =>
      patterns.reduce((bits, pattern, at) => (test(pattern) ? bits | (1 << at) : bits), 0);
    const anyAreaCode = bitsOf(isFree(1, 4));
    this.anyNxx = bitsOf(isFree(4, 7));
    this.anyLine = bitsOf(isFree(7, 11));
    this.areaCodes.fill(anyAreaCode);
    this.nxx.fill(this.anyNxx);
    this.#fillLines();
    this.candidates.fill(0);
    patterns.forEach((pattern, at) => {
      const bit = 1 << at;
      if ((anyAreaCode & bit) === 0) this.#addToPart(this.areaCodes, pattern, 1, bit);
      if ((this.anyNxx & bit) === 0) this.#addToPart(this.nxx, pattern, 4, bit);
      if ((this.anyLine & bit) === 0) this.#addToLines(pattern, at);
    });
  }

  #fillLines(): void {
    if (this.#filledWith === this.anyLine) return;
    this.#filledWith = this.anyLine;
    this.lines.fill(this.anyLine * COMMON);
    if (this.anyLine === 0) return;
    for (let line = 0; line < LINES_PER_EXCHANGE; line += 1) {
      if (MEMORABLE_LINES[line] === 1) this.lines[line] = this.anyLine * MEMORABLE;
    }
  }

  #addToPart(part: Uint16Array, pattern: DigitPattern, from: number, bit: number): void {
    for (const value of valuesOf(pattern, from, from + 3)) part[value] = (part[value] ?? 0) | bit;
  }

  #addToLines(pattern: DigitPattern, at: number): void {
    const { lineStarts } = this.#index;
    this.#filledWith = undefined;
    for (const line of valuesOf(pattern, 7, 11)) {
      const shift = MEMORABLE_LINES[line] === 1 ? at + PATTERN_BITS : at;
      this.lines[line] = (this.lines[line] ?? 0) | (1 << shift);
      const count = (lineStarts[line + 1] ?? 0) - (lineStarts[line] ?? 0);
      this.candidates[shift] = (this.candidates[shift] ?? 0) + count;
    }
  }

  /** The bits of `lines` that stand for `anyLine`. */
  get anyLineBits(): number {
    return this.anyLine * (COMMON + MEMORABLE);
  }
}

/** The values that the digits `from` to `to - 1` may have. */
function valuesOf(pattern: DigitPattern, from: number, to: number): number[] {
  let values = [0];
  for (let at = from; at < to; at += 1) {
    const digit = pattern[at] ?? 0;
    const longer: number[] = [];
    for (const value of values) {
      if (digit >= 0) longer.push(value * 10 + digit);
      else for (let free = 0; free < 10; free += 1) longer.push(value * 10 + free);
    }
    values = longer;
  }
  return values;
}
