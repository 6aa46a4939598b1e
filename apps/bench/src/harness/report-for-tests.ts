import type { Measured, Metric, Report } from "./report.ts";

/** What rounds come to that were all the same. */
export const flat = (median: number): Measured => ({
  median,
  p25: median,
  p75: median,
  min: median,
  max: median,
});

/** A report of one comparison, against "bare". */
export const reportOf = (
  metrics: Record<string, Metric>,
  rows: Record<string, Record<string, Measured>>,
  { mode = "full", settings = {} }: { mode?: Report["mode"]; settings?: Record<string, string> } = {},
): Report => ({
  suite: "mcp",
  mode,
  measuredAt: "2026-11-29T00:00:00.000Z",
  commit: "unknown",
  seconds: 1,
  machine: { cpu: "a", cores: 2, memoryGiB: 1, system: "linux", architecture: "x64", busyAtStart: 0 },
  versions: {},
  comparisons: [
    {
      name: "first-list",
      title: "First list",
      baseline: "bare",
      settings,
      metrics,
      rows: Object.entries(rows).map(([subject, figures]) => ({ subject, rounds: 1, metrics: figures })),
    },
  ],
});
