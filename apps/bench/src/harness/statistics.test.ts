import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median, quantile, rounded, summarize } from "./statistics.ts";

describe("median", () => {
  it("is the middle of an odd number of values, in any order", () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it("is the mean of the two in the middle of an even number", () => {
    expect(median([10, 1, 3, 2])).toBe(2.5);
  });

  it("orders by size, not as text", () => {
    expect(median([100, 9, 20])).toBe(20);
  });
});

describe("quantile", () => {
  it("interpolates between neighbours", () => {
    expect(quantile([0, 10], 0.25)).toBe(2.5);
    expect(quantile([1, 2, 3, 4, 5], 0.99)).toBeCloseTo(4.96);
  });

  it("refuses nothing, and shares that are none", () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
    expect(() => quantile([1], 1.1)).toThrow(RangeError);
    expect(() => quantile([1], Number.NaN)).toThrow(RangeError);
  });

  it("leaves its input as it was", () => {
    const values = [3, 1, 2];
    quantile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe("summarize", () => {
  it("knows one to five", () => {
    expect(summarize([5, 3, 1, 2, 4])).toEqual({ median: 3, p25: 2, p75: 4, min: 1, max: 5 });
  });

  it("is one value five times for a single measurement", () => {
    expect(summarize([7])).toEqual({ median: 7, p25: 7, p75: 7, min: 7, max: 7 });
  });

  it("keeps its figures in order for any input", () => {
    const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, (input) => {
        const { min, p25, median, p75, max } = summarize(input);
        const figures = [min, p25, median, p75, max];
        expect(figures).toEqual([...figures].sort((a, b) => a - b));
        // Compared as numbers: -0 and 0 are one figure.
        expect(min === Math.min(...input)).toBe(true);
        expect(max === Math.max(...input)).toBe(true);
      }),
    );
  });
});

describe("rounded", () => {
  it("keeps five significant digits, large and small", () => {
    const { median, min } = rounded({ median: 54_425.678, p25: 1, p75: 1, min: 0.0012345678, max: 1 });
    expect([median, min]).toEqual([54_426, 0.0012346]);
  });
});
