import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Report } from "./report.ts";
import { isWhole, writeReport } from "./results.ts";

const one = { median: 1, p25: 1, p75: 1, min: 1, max: 1 };
const reportOf = (mode: Report["mode"], settings: Record<string, string>): Report => ({
  suite: "mcp",
  mode,
  measuredAt: "2026-11-29T00:00:00.000Z",
  seconds: 1,
  machine: { cpu: "a", cores: 2, memoryGiB: 1, system: "linux", architecture: "x64", busyAtStart: 0 },
  versions: {},
  comparisons: [
    {
      name: "first-list",
      title: "First list",
      baseline: "bare",
      settings,
      metrics: { ms: { label: "start", unit: "ms", better: "lower", against: "ratio" } },
      rows: [{ subject: "bare", rounds: 1, metrics: { ms: one } }],
    },
  ],
});

test.each([
  ["full", {}, "mcp.json", true],
  ["full", { peers: "left out" }, "mcp.without-peers.json", false],
  ["quick", {}, "mcp.quick.json", false],
  ["quick", { peers: "left out" }, "mcp.quick.json", false],
] as const)("a %s run with %j goes to %s", async (mode, settings, file, isShown) => {
  const folder = await mkdtemp(join(tmpdir(), "flowroute-bench-results-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const report = reportOf(mode, settings);
  await writeReport(folder, report);
  expect(await readdir(folder)).toEqual([file]);
  expect(isWhole(report)).toBe(isShown);
});
