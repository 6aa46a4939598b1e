import { isSubscriberNxx } from "../src/inventory/numbering-plan.ts";
import { seededRandom } from "../src/inventory/seeded-random.ts";
import type { SourceAreaCode, SourceExchange } from "./read-exchanges.ts";

/** Below this many exchanges the source says too little about an area code to stand for it. */
const TOO_FEW = 20;
/** Exchanges given to an area code that the source knows as one city and nothing more. */
const WHOLE_CITY = 240;
/** An overlay has fewer exchanges than the area codes it covers, since it is younger. */
const OVERLAY_SHARE = 0.35;
const OVERLAY_LEAST = 20;
const OVERLAY_MOST = 120;

function addDerived(area: SourceAreaCode, places: readonly string[], wanted: number): void {
  const random = seededRandom(0, `exchanges of ${area.npa}`);
  const taken = new Set(area.exchanges.map(({ nxx }) => nxx));
  while (area.exchanges.length < wanted) {
    const nxx = 200 + random.below(800);
    const place = places[random.below(places.length)];
    if (place === undefined || taken.has(nxx) || !isSubscriberNxx(nxx) || `${nxx}` === area.npa) continue;
    taken.add(nxx);
    area.exchanges.push({ nxx, place });
  }
  area.exchanges.sort((a, b) => a.nxx - b.nxx);
}

/**
 * Gives area codes without exchange-level data plausible exchanges, the same ones every time: those of one city in
 * that city, overlays at the places of the area codes they overlay, in proportion to the exchanges there.
 *
 * @returns the NPAs that hold derived exchanges.
 */
export function deriveMissingExchanges(
  areas: readonly SourceAreaCode[],
  overlays: ReadonlyMap<string, readonly string[]>,
): string[] {
  const byNpa = new Map(areas.map((area) => [area.npa, area]));
  const lacking = areas.filter(({ exchanges }) => exchanges.length < TOO_FEW);

  const singleCity = lacking.filter(({ npa, city }) => city !== undefined && !overlays.has(npa));
  for (const area of singleCity) addDerived(area, [area.city ?? ""], WHOLE_CITY);

  const overlaying = lacking.filter(({ npa }) => overlays.has(npa));
  for (const area of overlaying) {
    const grounds = (overlays.get(area.npa) ?? []).map((npa) => {
      const ground = byNpa.get(npa);
      if (ground === undefined || ground.exchanges.length < TOO_FEW) {
        throw new Error(`${area.npa} overlays ${npa}, which has no exchanges: correct overlays.ts.`);
      }
      if (ground.states.join() !== area.states.join()) {
        throw new Error(`${area.npa} overlays ${npa}, which is in another state: correct overlays.ts.`);
      }
      return ground;
    });
    const places = grounds.flatMap(({ exchanges }): string[] =>
      exchanges.map(({ place }: SourceExchange) => place),
    );
    const wanted = Math.min(OVERLAY_MOST, Math.max(OVERLAY_LEAST, Math.round(places.length * OVERLAY_SHARE)));
    addDerived(area, places, wanted);
  }
  return [...singleCity, ...overlaying].map(({ npa }) => npa).sort();
}
