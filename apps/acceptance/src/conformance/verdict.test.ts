import { expect, it } from "vitest";
import type { Check, Result, Revision } from "./run-suite.ts";
import { problemsOf, tableOf } from "./verdict.ts";

const result = (
  scenario: string,
  checks: Record<string, Check["status"]>,
  revision: Revision = "2026-07-28",
): Result => ({
  revision,
  scenario,
  checks: Object.entries(checks).map(([id, status]) => ({ id, status, errorMessage: "no" })),
});
const MIXED = result("tools", { listed: "SUCCESS", called: "FAILURE", polite: "WARNING", other: "SKIPPED" });
const because = "a reason";

it("finds failures and warnings, and nothing else", () => {
  expect(problemsOf([MIXED, result("ping", { ping: "SUCCESS", time: "INFO" })], [])).toEqual([
    "2026-07-28 tools:called fails: no",
    "2026-07-28 tools:polite fails: no",
  ]);
});

it("lets pass what is expected: a whole scenario or one check", () => {
  expect(problemsOf([MIXED], [{ scenario: "tools", because }])).toEqual([]);
  expect(problemsOf([MIXED], [{ scenario: "tools", check: "called", because }])).toEqual([
    "2026-07-28 tools:polite fails: no",
  ]);
});

it("wants entries gone that excuse nothing", () => {
  const both = [MIXED, result("tools", { called: "SUCCESS" }, "2025-11-25")];
  expect(
    problemsOf(both, [
      { scenario: "tools", because },
      { scenario: "tools", check: "listed", because },
      { scenario: "gone", because },
    ]),
  ).toEqual([
    "2025-11-25 tools is expected to fail, and passes",
    "2026-07-28 tools:listed is expected to fail, and passes",
    "2025-11-25 tools:listed is expected to fail, and passes",
    "gone is expected to fail, and no revision has it",
  ]);
});

it("shows what each scenario came to", () => {
  expect(tableOf([MIXED])).toMatch(/^2026-07-28 {2}tools +1 success, 1 failure, 1 warning, 1 skipped$/);
});
