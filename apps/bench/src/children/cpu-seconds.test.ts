import { expect, it } from "vitest";
import { cpuSecondsOf, fromStat, fromTime } from "./cpu-seconds.ts";

it.skipIf(process.platform === "win32")("tells what this process has used", () => {
  const before = process.cpuUsage();
  const told = cpuSecondsOf(process.pid);
  const after = process.cpuUsage();
  const seconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1e6;
  // Systems count in steps: of 10 ms on Linux, of a second where ps tells.
  const step = process.platform === "linux" ? 0.05 : 1;
  expect(told).toBeGreaterThan(seconds(before) - step);
  expect(told).toBeLessThan(seconds(after) + step);
});

it("reads Linux's line, whatever the process is called", () => {
  const rest = "S 1 2 3 4 5 6 7 8 9 10 150 50 0 0";
  expect(fromStat(`42 (node) ${rest}`)).toBe(2);
  expect(fromStat(`42 (a (b) c d) ${rest}`)).toBe(2);
});

it.each([
  ["3:04.56\n", 184.56],
  ["02:03:04", 7384],
  ["1-02:03:04", 93_784],
])("reads the time %s of ps", (time, seconds) => {
  expect(fromTime(time)).toBeCloseTo(seconds, 6);
});
