import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { timeEach } from "./time-each.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

it("times each call, and not what prepares it", () => {
  const figures = timeEach(5, (index) => {
    vi.advanceTimersByTime(500);
    return () => void vi.advanceTimersByTime(index + 1);
  });
  expect(figures.p50).toBeCloseTo(3_000);
  expect(figures.p99).toBeCloseTo(4_960);
});
