import { expect, test } from "vitest";
import type { Target } from "../harness/report.ts";
import { flat, reportOf } from "../harness/report-for-tests.ts";
import { targetFigures } from "./targets.ts";

const METRICS = {
  coldStartMs: { label: "cold start", unit: "ms", better: "lower", against: "ratio" },
  calls: { label: "calls", unit: "1/s", better: "higher", against: "ratio" },
} as const;
const ROWS = {
  bare: { coldStartMs: flat(100), calls: flat(4_000) },
  ours: {
    coldStartMs: { ...flat(150), ratio: flat(1.5), difference: flat(50) },
    calls: { ...flat(3_000), ratio: flat(0.75) },
  },
};
const target = (metric: string, of: Target["of"], limit: number, verdict: Target["verdict"]): Target => ({
  subject: "ours",
  metric,
  of,
  limit,
  verdict,
});

function figuresWith(...targets: Target[]) {
  const report = reportOf(METRICS, ROWS);
  const comparisons = report.comparisons.map((comparison) => ({ ...comparison, targets }));
  const figures = targetFigures([{ ...report, comparisons }]);
  return { all: figures["all"]?.(), missed: figures["missed"]?.(), held: figures["held"]?.() };
}

test("every target stands beside what was measured, whichever figure it is about", () => {
  const { all, missed, held } = figuresWith(
    target("coldStartMs", "median", 200, "held"),
    target("coldStartMs", "difference", 20, "missed"),
    target("calls", "ratio", 0.9, "missed"),
  );
  expect(all?.trim().split("\n").slice(2)).toEqual([
    "| First list: ours, cold start | at most 200 ms | 150 ms | held |",
    "| First list: ours, cold start | at most 20 ms added | 50 ms | **missed** |",
    "| First list: ours, calls | at least ×0.9 of bare | ×0.750 | **missed** |",
  ]);
  expect(missed?.trim().split("\n")).toEqual([
    "- First list: ours, cold start: 50 ms, where at most 20 ms added was wanted.",
    "- First list: ours, calls: ×0.750, where at least ×0.9 of bare was wanted.",
  ]);
  expect(held).toBe("1");
});

test("one limit for many rows is told once, by the worst of them", () => {
  const { all, missed, held } = figuresWith(
    { ...target("coldStartMs", "median", 120, "held"), subject: "bare" },
    target("coldStartMs", "median", 120, "missed"),
  );
  expect(all?.trim().split("\n").slice(2)).toEqual([
    "| First list: the worst of 2 rows, cold start | at most 120 ms | 150 ms | **missed** by 1 |",
  ]);
  expect(missed).toContain("150 ms, where at most 120 ms was wanted. Missed by ours.");
  expect(held).toBe("0");
});

test("nothing missed is said as well", () => {
  expect(figuresWith(target("calls", "median", 3_000, "held")).missed).toBe("None was missed.");
});

test("a target of what is not there is an error", () => {
  expect(() => figuresWith(target("megabytes", "median", 1, "held")).all).toThrow("has no metric");
  const nobody = { ...target("calls", "median", 1, "held"), subject: "nobody" };
  expect(() => figuresWith(nobody).all).toThrow('The target "calls" of "nobody" was not measured.');
});
