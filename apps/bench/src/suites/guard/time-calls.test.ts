import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { timeCalls } from "./time-calls.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

describe("timeCalls", () => {
  it("counts each call, and not what comes before and after it", async () => {
    const checked: number[] = [];
    let made = 0;
    const figures = await timeCalls(5, {
      prepare: () => {
        vi.advanceTimersByTime(500);
        return async () => {
          made += 1;
          vi.advanceTimersByTime(made * 10);
          return made;
        };
      },
      check: (number) => {
        vi.advanceTimersByTime(500);
        checked.push(number);
      },
    });
    expect(checked).toEqual([1, 2, 3, 4, 5]);
    expect(figures.p50Ms).toBe(30);
    expect(figures.p99Ms).toBeCloseTo(49.6);
    expect(figures.callsPerSecond).toBeCloseTo(5 / 0.15);
  });

  it("passes on that a call did not do what it should", async () => {
    const check = () => {
      throw new Error("Nothing was done.");
    };
    await expect(timeCalls(2, { prepare: () => async () => 1, check })).rejects.toThrow("Nothing was done.");
  });
});
