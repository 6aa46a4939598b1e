import type { RateCenter } from "./area-codes.ts";

/** Prices in integer US cents: `setup_cost_cents` once, `monthly_cost_cents` a month. */
export type PriceTier = { tier: string; setup_cost_cents: number; monthly_cost_cents: number };

/** The carrier's common price; "Standard" is the one tier name that its public samples show. */
export const STANDARD: PriceTier = { tier: "Standard", setup_cost_cents: 100, monthly_cost_cents: 125 };
/** The sandbox's own tiers: their names and prices are made up, so that searches have something to compare. */
export const PREMIUM: PriceTier = { tier: "Premium", setup_cost_cents: 399, monthly_cost_cents: 300 };
export const RURAL: PriceTier = { tier: "Rural", setup_cost_cents: 150, monthly_cost_cents: 175 };
export const CANADA: PriceTier = { tier: "Canada", setup_cost_cents: 150, monthly_cost_cents: 150 };
export const TOLL_FREE: PriceTier = { tier: "Toll-Free", setup_cost_cents: 100, monthly_cost_cents: 190 };

export const PRICE_TIERS: readonly PriceTier[] = [STANDARD, PREMIUM, RURAL, CANADA, TOLL_FREE];

/** A line number that people remember: x000, aaaa, abab, aabb, or four digits in sequence, up or down. */
export function isMemorable(line: number): boolean {
  const a = Math.floor(line / 1000);
  const b = Math.floor(line / 100) % 10;
  const c = Math.floor(line / 10) % 10;
  const d = line % 10;
  const step = b - a;
  return (
    (b === 0 && c === 0 && d === 0) ||
    (a === c && b === d) ||
    (a === b && c === d) ||
    (Math.abs(step) === 1 && c - b === step && d - c === step)
  );
}

/** The price of a number with this line in this rate center; no rate center means toll-free. */
export function priceTier(rateCenter: RateCenter | null, line: number): PriceTier {
  if (isMemorable(line)) return PREMIUM;
  if (rateCenter === null) return TOLL_FREE;
  if (rateCenter.iso_country === "CA") return CANADA;
  // The only exchange of its rate center: a place that few carriers serve.
  return rateCenter.exchanges === 1 ? RURAL : STANDARD;
}
