import { describe, expect, it } from "vitest";
import { growth, quarters, slopeOfSecondHalf } from "./memory-over-time.ts";

const samples = (megabytes: (index: number) => number, count = 81) =>
  Array.from({ length: count }, (_, index) => ({ atMs: 1_000 + index * 10, megabytes: megabytes(index) }));

describe("memory over time", () => {
  it("is divided by time, into quarters that have every sample once", () => {
    const all = quarters(samples((index) => index));
    expect(all.map(({ length }) => length)).toEqual([20, 20, 20, 21]);
    expect(all.flat()).toEqual(Array.from({ length: 81 }, (_, index) => index));
  });

  it("is flat when only the start grows", () => {
    const flat = samples((index) => Math.min(50 + index * 10, 100));
    expect(growth(flat)).toBe(0);
    expect(slopeOfSecondHalf(flat)).toBe(0);
  });

  it("grows by what it grows", () => {
    const growing = samples((index) => 100 + index);
    expect(slopeOfSecondHalf(growing)).toBeCloseTo(0.1);
    expect(growth(growing)).toBeCloseTo(170 / 129.5 - 1);
  });

  it("is unknown where the system does not tell", () => {
    expect(growth([])).toBeUndefined();
    expect(slopeOfSecondHalf([])).toBeUndefined();
  });
});
