import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { saveResult } from "./save-result.ts";

test("keeps a table with when and on what it was made, and not by whom", () => {
  const parent = mkdtempSync(join(tmpdir(), "flowroute-chaos-result-"));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, "results");
  const at = new Date("2026-11-24T14:32:05Z");
  const files = ["duplicates   1", "duplicates   0"].map((table) =>
    saveResult(folder, "replicas", table, at),
  );
  expect(new Set(files)).toEqual(new Set([join(folder, "replicas.txt")]));
  const text = readFileSync(join(folder, "replicas.txt"), "utf8");
  expect(text).toMatch(
    /^npm run chaos -- replicas, 2026-11-24, Node \d+\.\d+\.\d+, \d+ cores \(.+\), [\d.]+ GiB, \w+ \w+\n\nduplicates {3}0\n$/,
  );
  expect(text).not.toContain(hostname());
});
