import { expect, test } from "vitest";
import { formatBriefly, formatDuration, formatTime } from "./times.ts";

const now = new Date(2026, 10, 3, 18, 0, 0).getTime();
const iso = (...parts: [number, number, number, number, number, number]) => new Date(...parts).toISOString();

test("today's times stand alone", () => {
  expect(formatTime(iso(2026, 10, 3, 14, 5, 9), now)).toBe("14:05:09");
  expect(formatBriefly(iso(2026, 10, 3, 14, 5, 9), now)).toBe("14:05");
});

test("other days are named, and their year when it is another one", () => {
  expect(formatTime(iso(2026, 10, 2, 14, 5, 9), now)).toBe("2 Nov, 14:05");
  expect(formatTime(iso(2025, 11, 31, 23, 59, 59), now)).toBe("31 Dec 2025, 23:59");
  expect(formatBriefly(iso(2026, 8, 30, 14, 5, 9), now)).toBe("30 Sep");
});

test.each([
  [0.4, "0 ms"],
  [12, "12 ms"],
  [3000, "3 s"],
  [3210, "3.2 s"],
  [120_000, "2 min"],
  [125_000, "2 min 5 s"],
])("%d ms is %s", (ms, shown) => {
  expect(formatDuration(ms)).toBe(shown);
});
