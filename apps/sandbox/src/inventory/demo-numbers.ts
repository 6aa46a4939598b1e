import { areaCodes } from "./area-codes.ts";

/** Buying this line fails: another buyer is faster. */
export const LOST_TO_ANOTHER_LINE = 170;
/** Buying this line fails: it is more than the account can pay. */
export const OUT_OF_FUNDS_LINE = 171;

/**
 * The lines of `NPA-555-01XX` that the inventory offers, in every geographic area code and whatever the seed, the
 * most important ones first. Lines 0100 to 0109 and 0190 to 0199 are never offered anywhere: they are free for an
 * account's own numbers and for handsets.
 */
const DEMO_LINES = [110, 142, 187];

/** Seattle, the first city that people try, offers more of them: these too. Nowhere else is one that cannot be bought. */
export const SEATTLE_NPA = "206";
const SEATTLE_LINES = [
  ...Array.from({ length: 24 }, (_, i) => 140 + i),
  LOST_TO_ANOTHER_LINE,
  OUT_OF_FUNDS_LINE,
];

/** A small inventory is not filled with demo numbers: they are at most this share of it. */
const LARGEST_SHARE = 0.3;

/**
 * Which turn a demo line has where the provinces of an area code take turns. It follows from the line alone, so that
 * a line lies in the same province whatever the size.
 */
export const demoTurn = (line: number) => Math.max(DEMO_LINES.indexOf(line), 0);

/**
 * The demo lines that an inventory of this size offers, by NPA, ascending. From 4,227 numbers upwards all of
 * them; below that Seattle's come first, then one for each area code, and so on.
 */
export function demoLines(size: number): ReadonlyMap<string, readonly number[]> {
  const inOrder = [
    ...SEATTLE_LINES.map((line) => ({ npa: SEATTLE_NPA, line })),
    ...DEMO_LINES.flatMap((line) => areaCodes().map(({ npa }) => ({ npa, line }))),
  ];
  const offered = new Map<string, Set<number>>();
  for (const { npa, line } of inOrder.slice(0, Math.floor(size * LARGEST_SHARE))) {
    offered.set(npa, (offered.get(npa) ?? new Set()).add(line));
  }
  return new Map([...offered].map(([npa, lines]) => [npa, [...lines].sort((a, b) => a - b)]));
}
