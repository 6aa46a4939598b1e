import { expect, test } from "vitest";
import type { RateCenter } from "./area-codes.ts";
import { CANADA, isMemorable, PREMIUM, priceTier, RURAL, STANDARD, TOLL_FREE } from "./price-tiers.ts";

const SEATTLE: RateCenter = { name: "seattle", state: "wa", iso_country: "US", exchanges: 180 };

test.each([0, 1000, 9000, 1111, 1212, 4040, 7733, 1234, 123, 6789, 9876, 3210])(
  "line %i is memorable",
  (line) => {
    expect(isMemorable(line)).toBe(true);
  },
);

test.each([1, 100, 1100 + 1, 1221, 1235, 8901, 123 + 1, 142, 1001, 2500])("line %i is not", (line) => {
  expect(isMemorable(line)).toBe(false);
});

test("about two lines in a hundred are memorable", () => {
  const memorable = Array.from({ length: 10_000 }, (_, line) => line).filter(isMemorable);
  expect(memorable.length).toBeGreaterThan(150);
  expect(memorable.length).toBeLessThan(250);
});

test("the price follows the line first, then the place", () => {
  expect(priceTier(SEATTLE, 4827)).toBe(STANDARD);
  expect(priceTier({ ...SEATTLE, exchanges: 1 }, 4827)).toBe(RURAL);
  expect(priceTier({ ...SEATTLE, iso_country: "CA", exchanges: 1 }, 4827)).toBe(CANADA);
  expect(priceTier(null, 4827)).toBe(TOLL_FREE);
  for (const place of [SEATTLE, { ...SEATTLE, exchanges: 1 }, null])
    expect(priceTier(place, 7000)).toBe(PREMIUM);
});

test("prices are whole cents, and the standard one is the carrier's 1.25 a month and 1.00 once", () => {
  expect(STANDARD).toEqual({ tier: "Standard", setup_cost_cents: 100, monthly_cost_cents: 125 });
  for (const { setup_cost_cents, monthly_cost_cents } of [STANDARD, PREMIUM, RURAL, CANADA, TOLL_FREE]) {
    expect(Number.isInteger(setup_cost_cents) && Number.isInteger(monthly_cost_cents)).toBe(true);
  }
});
