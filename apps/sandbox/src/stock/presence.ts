import type { DigitTables } from "./digit-tables.ts";
import type { StockIndex } from "./stock-index.ts";

/** A bit of the line table is rare if at most one number in so many has a line with it. */
const RARE = 64;

/**
 * Looks up which blocks hold the rare lines, so that a search passes over the other blocks without reading their
 * lines: what a search for a rare ending reads depends on how many numbers have it, not on how many there are.
 *
 * @param used the bits of the line table that the search makes use of.
 * @param present is filled with those of the used bits that each block may have.
 */
export function markPresence(
  index: StockIndex,
  tables: DigitTables,
  used: number,
  present: Uint32Array,
): void {
  const { lineStarts, withLine } = index;
  const { lines, candidates, anyLineBits } = tables;
  const most = withLine.length / RARE;
  let rare = 0;
  // Bits that no line has are rare, too, and there is nothing to look up for them.
  let isAnyHeld = false;
  for (let at = 0; at < candidates.length; at += 1) {
    const bit = 1 << at;
    const count = candidates[at] ?? 0;
    if ((used & bit) === 0 || (anyLineBits & bit) !== 0 || count > most) continue;
    rare |= bit;
    if (count > 0) isAnyHeld = true;
  }
  present.fill(used & ~rare);
  if (!isAnyHeld) return;
  for (let line = 0; line < lines.length; line += 1) {
    const bits = (lines[line] ?? 0) & rare;
    if (bits === 0) continue;
    const end = lineStarts[line + 1] ?? 0;
    for (let at = lineStarts[line] ?? 0; at < end; at += 1) {
      const block = withLine[at] ?? 0;
      present[block] = (present[block] ?? 0) | bits;
    }
  }
}
