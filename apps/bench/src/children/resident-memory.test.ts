import { expect, it } from "vitest";
import { ownPeakMegabytes } from "./resident-memory.ts";

it("tells the peak in MB: no less than what is resident now, give or take what the system counts late", () => {
  const now = process.memoryUsage.rss() / 1e6;
  expect(ownPeakMegabytes()).toBeGreaterThan(now / 2);
  expect(ownPeakMegabytes()).toBeLessThan(100_000);
});
