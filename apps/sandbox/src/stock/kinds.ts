import type { RateCenter } from "../inventory/area-codes.ts";
import { isMemorable, PREMIUM, type PriceTier, priceTier } from "../inventory/price-tiers.ts";
import { LINES_PER_EXCHANGE } from "./columns.ts";

/**
 * What numbers have in common besides their place: few combinations occur, so that each block needs only the index
 * of its kind. The price of memorable lines is the same everywhere.
 */
export type Kind = {
  isoCountry: string;
  numberType: string;
  /** Of lines that are not memorable. */
  tier: PriceTier;
};

export const MEMORABLE_TIER = PREMIUM;

/** Per line: 1 if it is memorable, else 0. */
export const MEMORABLE_LINES = Uint8Array.from({ length: LINES_PER_EXCHANGE }, (_, line) =>
  isMemorable(line) ? 1 : 0,
);

const COMMON_LINE = MEMORABLE_LINES.indexOf(0);

/** The kinds that occur, and the index of each rate center's. */
export function kindsOf(rateCenters: readonly (RateCenter | null)[]): {
  kinds: Kind[];
  kindOfEach: Uint8Array;
} {
  const kinds: Kind[] = [];
  const kindOfEach = new Uint8Array(rateCenters.length);
  rateCenters.forEach((rateCenter, at) => {
    const isoCountry = rateCenter === null ? "US" : rateCenter.iso_country;
    const numberType = rateCenter === null ? "toll-free" : "longcode";
    const tier = priceTier(rateCenter, COMMON_LINE);
    const known = kinds.findIndex(
      (kind) => kind.tier === tier && kind.isoCountry === isoCountry && kind.numberType === numberType,
    );
    kindOfEach[at] = known < 0 ? kinds.push({ isoCountry, numberType, tier }) - 1 : known;
  });
  return { kinds, kindOfEach };
}
