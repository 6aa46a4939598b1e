import { expect, it } from "vitest";
import { clockCheck } from "./clock-check.ts";

const THEIRS = Date.UTC(2026, 10, 24, 14, 32, 5);
const DATE = "Tue, 24 Nov 2026 14:32:05 GMT";

it.each([
  ["the same second", 0, 100, "ok"],
  ["the end of that second", 950, 1100, "ok"],
  ["two seconds ahead", 2_999, 3_100, "ok"],
  ["more than two seconds ahead", 3_100, 3_200, "warning"],
  ["two seconds behind", -2_100, -2_000, "ok"],
  ["more than two seconds behind", -2_300, -2_100, "warning"],
  ["as much as a slow answer explains", -5_000, 5_000, "ok"],
  ["a minute ahead", 61_500, 61_600, "FAILED"],
  ["an hour behind", -3_600_000, -3_599_000, "FAILED"],
] as const)("%s", (_, asked, answered, verdict) => {
  expect(clockCheck(DATE, THEIRS + asked, THEIRS + answered).verdict).toBe(verdict);
});

it("says in which direction, and what for", () => {
  expect(clockCheck(DATE, THEIRS + 10_999, THEIRS + 11_050).lines[0]).toContain("10 s ahead of the carrier");
  expect(clockCheck(DATE, THEIRS - 90_000, THEIRS - 90_000).lines[0]).toContain("90 s behind the carrier");
});

it.each([null, "yesterday"])("cannot compare with %j", (date) => {
  expect(clockCheck(date, 0, 0).verdict).toBe("warning");
});
