import { allocate } from "./allocate.ts";
import { type AreaCode, areaCodes, type RateCenter } from "./area-codes.ts";
import { demoLines, demoTurn, SEATTLE_NPA } from "./demo-numbers.ts";
import { isSubscriberNxx, TOLL_FREE_NPAS } from "./numbering-plan.ts";

/** What the inventory holds in one area code. */
export type AreaCodeStock = {
  npa: string;
  /** How many numbers besides the demo lines. */
  count: number;
  /** The exchanges to draw them from, ascending. */
  nxx: ArrayLike<number>;
  /** The rate center of the exchange at this index of `nxx`; null in toll-free. */
  rateCenterAt(index: number): RateCenter | null;
  /** Lines of exchange 555, ascending. */
  demo: readonly { line: number; rateCenter: RateCenter }[];
};

const TOLL_FREE_SHARE = 0.05;
/** Every area code counts as this many exchanges more than it has, so that small ones are not passed over. */
const LEAST_WEIGHT = 15;
/** A US carrier holds less in Canada. */
const CANADA_WEIGHT = 0.4;
/** Seattle, the first city that people try, has enough numbers for more than one page of 200. */
const SEATTLE_WEIGHT = 4;

function weightOf({ npa, nxx, rateCenters }: AreaCode): number {
  if (npa === SEATTLE_NPA) return nxx.length * SEATTLE_WEIGHT;
  const country = rateCenters[0]?.iso_country === "CA" ? CANADA_WEIGHT : 1;
  return LEAST_WEIGHT + nxx.length * country;
}

/** Puts demo lines in the main rate center; where an area code covers several provinces, in each one's by turns. */
function placeDemoLines(lines: readonly number[], rateCenters: readonly RateCenter[]): AreaCodeStock["demo"] {
  // They are sorted by state, and nearly all area codes lie in one.
  const mainOnes =
    rateCenters[0]?.state === rateCenters.at(-1)?.state
      ? rateCenters.slice(0, 1)
      : rateCenters.filter(({ state }, at) => rateCenters[at - 1]?.state !== state);
  return lines.flatMap((line) => {
    const rateCenter = mainOnes[demoTurn(line) % mainOnes.length];
    return rateCenter === undefined ? [] : [{ line, rateCenter }];
  });
}

function geographicStock(count: number, demo: ReadonlyMap<string, readonly number[]>) {
  const counts = allocate(count, areaCodes().map(weightOf));
  return areaCodes().map(
    ({ npa, nxx, rateCenterOf, rateCenters }, at): AreaCodeStock => ({
      npa,
      count: counts[at] ?? 0,
      nxx,
      rateCenterAt: (index) => rateCenters[rateCenterOf[index] ?? 0] ?? null,
      demo: placeDemoLines(demo.get(npa) ?? [], rateCenters),
    }),
  );
}

function tollFreeStock(count: number): AreaCodeStock[] {
  const nxx = Array.from({ length: 800 }, (_, i) => 200 + i).filter(isSubscriberNxx);
  const counts = allocate(
    count,
    TOLL_FREE_NPAS.map(() => 1),
  );
  return TOLL_FREE_NPAS.map((npa, at) => ({
    npa,
    count: counts[at] ?? 0,
    nxx,
    rateCenterAt: () => null,
    demo: [],
  }));
}

/** Divides an inventory of `size` numbers among all area codes, ascending by NPA; the counts add up to `size`. */
export function planStock(size: number): AreaCodeStock[] {
  const demo = demoLines(size);
  let demoCount = 0;
  for (const lines of demo.values()) demoCount += lines.length;
  const tollFreeCount = Math.floor(size * TOLL_FREE_SHARE);
  const geographic = geographicStock(size - tollFreeCount - demoCount, demo);
  return [...geographic, ...tollFreeStock(tollFreeCount)].sort((a, b) => (a.npa < b.npa ? -1 : 1));
}
