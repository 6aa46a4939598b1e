import fc from "fast-check";
import { expect, test } from "vitest";
import { allocate } from "./allocate.ts";

test("the parts are whole, add up to the total and are within one of their share", () => {
  const weights = fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), {
    minLength: 1,
    maxLength: 500,
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), weights, (total, shares) => {
      const parts = allocate(total, shares);
      const sum = shares.reduce((a, b) => a + b, 0);
      expect(parts).toHaveLength(shares.length);
      expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
      parts.forEach((part, i) => {
        expect(Number.isInteger(part) && part >= 0).toBe(true);
        expect(Math.abs(part - (total * (shares[i] ?? 0)) / sum)).toBeLessThan(1.001);
      });
    }),
  );
});

test("nothing to divide among gives no parts", () => {
  expect(allocate(5, [])).toEqual([]);
});
