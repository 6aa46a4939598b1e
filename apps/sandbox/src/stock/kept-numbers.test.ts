import { expect, it } from "vitest";
import { keepNumbers } from "./kept-numbers.ts";
import type { StockNumber } from "./stock-number.ts";

const numberOf = (position: number): StockNumber => ({
  value: String(12_065_550_100 + position),
  numberType: "standard",
  rateCenter: null,
  state: null,
  isoCountry: "US",
  tier: "1",
  setupCostCents: 100,
  monthlyCostCents: 125,
});

it("makes each number once, while there is room", () => {
  let made = 0;
  const numberAt = keepNumbers(({ position }) => {
    made += 1;
    return numberOf(position);
  });
  const first = numberAt({ block: 0, position: 7 });
  expect(first).toEqual(numberOf(7));
  expect(numberAt({ block: 0, position: 7 })).toBe(first);
  expect(made).toBe(1);
  for (let position = 0; position < 25_000; position += 1) numberAt({ block: 0, position });
  expect(numberAt({ block: 0, position: 7 })).toEqual(first);
  expect(numberAt({ block: 0, position: 24_999 })).toEqual(numberOf(24_999));
});
