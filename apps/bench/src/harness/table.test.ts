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
