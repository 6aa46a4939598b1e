import { describe, expect, it } from "vitest";
import { compare, sumUp } from "./comparison.ts";

const question = {
  name: "speed",
  title: "How fast",
  baseline: "plain",
  settings: { connections: 16 },
  metrics: { ms: { label: "time", unit: "ms", better: "lower", against: "ratio" } },
} as const;

describe("sumUp", () => {
  it("compares round by round, so that a slow spell of the machine does not show", () => {
    // The machine is ten times slower in the last two rounds; ours takes twice as long in each.
    const plain = [{ ms: 1 }, { ms: 10 }, { ms: 10 }];
    const ours = [{ ms: 2 }, { ms: 20 }, { ms: 20 }];
    const { rows } = sumUp(
      question,
      new Map([
        ["plain", plain],
        ["ours", ours],
      ]),
    );
    expect(rows[1]?.metrics["ms"]).toEqual({
      median: 20,
      p25: 11,
      p75: 20,
      min: 2,
      max: 20,
      ratio: { median: 2, p25: 2, p75: 2, min: 2, max: 2 },
      difference: { median: 10, p25: 5.5, p75: 10, min: 1, max: 10 },
    });
    expect(rows[0]?.metrics["ms"]?.ratio?.median).toBe(1);
  });

  it("leaves out what a subject does not have, and has no ratio to nothing", () => {
    const { rows } = sumUp(
      question,
      new Map([
        ["plain", [{}, { ms: 0 }]],
        ["ours", [{ ms: 4 }, { ms: 6 }]],
        ["empty", [{}, {}]],
      ]),
    );
    expect(rows[1]?.metrics["ms"]).not.toHaveProperty("ratio");
    expect(rows[1]?.metrics["ms"]?.difference?.median).toBe(6);
    expect(rows[2]).toEqual({ subject: "empty", rounds: 2, metrics: {} });
  });

  it("refuses a metric that was not declared", () => {
    expect(() => sumUp(question, new Map([["plain", [{ mss: 1 }]]]))).toThrow('"plain" measured "mss"');
  });

  it("says of each target whether the median comes to it: of the figures, their ratios or differences", () => {
    const series = new Map([
      ["plain", [{ ms: 1, speed: 10 }]],
      ["ours", [{ ms: 2, speed: 9 }]],
    ]);
    const speed = { label: "speed", unit: "1/s", better: "higher", against: "ratio" } as const;
    const verdicts = (metric: string, of: "median" | "ratio" | "difference", limits: number[]) =>
      sumUp(
        {
          ...question,
          metrics: { ...question.metrics, speed },
          targets: limits.map((limit) => ({ subject: "ours", metric, of, limit })),
        },
        series,
      ).targets?.map(({ verdict }) => verdict);
    expect(verdicts("speed", "ratio", [0.89, 0.9, 0.91])).toEqual(["held", "held", "missed"]);
    expect(verdicts("ms", "ratio", [1.9, 2, 2.1])).toEqual(["missed", "held", "held"]);
    expect(verdicts("ms", "difference", [0.9, 1, 1.1])).toEqual(["missed", "held", "held"]);
    expect(verdicts("speed", "median", [8, 9, 10])).toEqual(["held", "held", "missed"]);
    expect(() => verdicts("nothing", "ratio", [1])).toThrow('target "nothing" of "ours"');
  });

  it("has no target for what the system does not tell of anybody", () => {
    const megabytes = { label: "memory", unit: "MB", better: "lower", against: "ratio" } as const;
    const targets = [
      { subject: "plain", metric: "megabytes", of: "median", limit: 1 },
      { subject: "plain", metric: "ms", of: "median", limit: 1 },
    ] as const;
    const asked = { ...question, metrics: { ...question.metrics, megabytes }, targets };
    const { targets: judged } = sumUp(asked, new Map([["plain", [{ ms: 1 }]]]));
    expect(judged?.map(({ metric }) => metric)).toEqual(["ms"]);
  });

  it("refuses to compare with what was not measured", () => {
    expect(() => sumUp(question, new Map([["ours", [{ ms: 1 }]]]))).toThrow('baseline "plain"');
  });
});

describe("compare", () => {
  it("measures and sums up in one go", async () => {
    const steady = (name: string, ms: number) => ({ name, measure: async () => ({ ms }) });
    const { rows } = await compare(
      { ...question, subjects: [steady("plain", 2), steady("ours", 3)] },
      { warmUpRounds: 1, rounds: 4, budgetMs: 60_000 },
      new AbortController().signal,
    );
    expect(
      rows.map(({ subject, rounds, metrics }) => [subject, rounds, metrics["ms"]?.ratio?.median]),
    ).toEqual([
      ["plain", 4, 1],
      ["ours", 4, 1.5],
    ]);
  });
});
