import { expect, it } from "vitest";
import type { Comparison } from "./report.ts";
import { formatComparison } from "./table.ts";

const flat = (value: number) => ({ median: value, p25: value, p75: value, min: value, max: value });

const comparison: Comparison = {
  name: "speed",
  title: "How fast",
  baseline: "plain",
  settings: { connections: 16 },
  metrics: {
    ms: { label: "time", unit: "ms", better: "lower", against: "ratio" },
    micros: { label: "CPU", unit: "µs", better: "lower", against: "difference" },
  },
  rows: [
    { subject: "plain", rounds: 5, metrics: { ms: flat(1234.5), micros: flat(20) } },
    {
      subject: "ours",
      rounds: 4,
      metrics: {
        ms: { ...flat(1.256), p25: 1, p75: 12.34, ratio: flat(0.5) },
        micros: { ...flat(15), difference: flat(-5.5) },
      },
    },
    { subject: "other", rounds: 5, metrics: {} },
  ],
};

it("lines figures up, with spread, ratio, difference and gaps", () => {
  expect(formatComparison(comparison)).toBe(
    [
      "How fast",
      "                   time, ms    CPU, µs",
      "plain                 1,235         20",
      "ours    1.26 (1–12.3) ×0.50   15 −5.50",
      "other                     –          –",
      "(median, p25–p75; 4 rounds; connections 16; beside plain)",
    ].join("\n"),
  );
});

it("says below what was promised, and whether it was held", () => {
  const targets: Comparison["targets"] = [
    { subject: "ours", metric: "ms", of: "ratio", limit: 0.4, verdict: "missed" },
    { subject: "ours", metric: "micros", of: "difference", limit: 1, verdict: "held" },
    { subject: "ours", metric: "speed", of: "median", limit: 4_000, verdict: "held" },
  ];
  const metrics: Comparison["metrics"] = {
    ...comparison.metrics,
    speed: { label: "speed", unit: "1/s", better: "higher", against: "ratio" },
  };
  expect(
    formatComparison({ ...comparison, metrics, targets })
      .split("\n")
      .slice(-3),
  ).toEqual([
    "missed: time of ours at most ×0.4 of plain",
    "held: CPU of ours at most 1 µs added",
    "held: speed of ours at least 4,000 a second",
  ]);
});

it.each([
  ["held", "held: time of all 4 rows at most 5 ms"],
  ["missed", "missed: time of d at most 5 ms"],
] as const)("tells rows of one limit in one line: %s", (last, line) => {
  const targets = ["a", "b", "c", "d"].map((subject) => ({
    subject,
    metric: "ms",
    of: "median" as const,
    limit: 5,
    verdict: subject === "d" ? last : ("held" as const),
  }));
  expect(
    formatComparison({ ...comparison, targets })
      .split("\n")
      .at(-1),
  ).toBe(line);
});
