import fc from "fast-check";
import { expect, it } from "vitest";
import { inDollars, nanodollars, usd } from "./money.ts";

it("goes from dollars to nanodollars and back without loss", () => {
  expect(nanodollars(1.25)).toBe(1_250_000_000);
  expect(nanodollars(0.1) + nanodollars(0.2)).toBe(nanodollars(0.3));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (cents) => {
      expect(usd(cents * 10_000_000)).toBe(cents / 100);
    }),
  );
});

it("says dollars with as many decimals as it takes", () => {
  expect(inDollars(nanodollars(2.25))).toBe("$2.25");
  expect(inDollars(nanodollars(3))).toBe("$3.00");
  expect(inDollars(4_000_000)).toBe("$0.004");
});
