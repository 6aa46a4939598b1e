import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { flat, reportOf } from "./report-for-tests.ts";
import { isWhole, writeReport } from "./results.ts";

const ms = { label: "start", unit: "ms", better: "lower", against: "ratio" } as const;

test.each([
  ["full", {}, "mcp.json", true],
  ["full", { peers: "left out" }, "mcp.without-peers.json", false],
  ["full", { Vonage: "left out: it does not start" }, "mcp.without-peers.json", false],
  ["quick", {}, "mcp.quick.json", false],
  ["quick", { peers: "left out" }, "mcp.quick.json", false],
] as const)("a %s run with %j goes to %s", async (mode, settings, file, isShown) => {
  const folder = await mkdtemp(join(tmpdir(), "flowroute-bench-results-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const report = reportOf({ ms }, { bare: { ms: flat(1) } }, { mode, settings });
  await writeReport(folder, report);
  expect(await readdir(folder)).toEqual([file]);
  expect(isWhole(report)).toBe(isShown);
});
