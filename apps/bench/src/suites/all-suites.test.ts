import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ChildProcesses } from "../children/child-processes.ts";
import { type Effort, QUICK } from "../harness/effort.ts";
import { reportSchema } from "../harness/report.ts";
import { writeReport } from "../harness/results.ts";
import { runSuite } from "../harness/suite.ts";
import { formatReport } from "../harness/table.ts";
import { allSuites } from "./all-suites.ts";

// As little as can be measured: the tests look at what comes out, never at how fast it was.
const least: Effort = {
  ...QUICK,
  start: { warmUpRounds: 0, rounds: 1, budgetMs: 60_000 },
  load: { warmUpRounds: 0, rounds: 1, budgetMs: 60_000 },
  loadSeconds: 0.1,
  warmUpCalls: 40,
  patienceMs: 0,
  batchCalls: 40,
  inProcessCalls: 40,
  effects: 10,
  processes: [1, 2],
  walk: { warmUpRounds: 0, rounds: 1, budgetMs: 60_000 },
  items: 2_000,
  footprint: { warmUpRounds: 0, rounds: 1, budgetMs: 60_000 },
  several: { warmUpRounds: 0, rounds: 1, budgetMs: 60_000 },
  // They are not installed with the repository.
  peers: false,
  numbers: 50_000,
  searches: 5,
  soak: { minutes: 0.5, timeScale: 0.05 },
};

/** Sizes differ: of inventories, ledgers and lists. */
const ofAnySize = (name: string) => name.replaceAll(/\d[\d,]{2,}/g, "#");

const results = join(import.meta.dirname, "../../results");

// Beside each other: they look at what comes out, and a machine has more than one processor.
describe.concurrent.each(allSuites)("the $name suite", (suite) => {
  it("comes to a report of the declared shape with every figure, and leaves no process behind", async () => {
    const children = new ChildProcesses();
    const report = await runSuite(suite, { effort: least, children, signal: new AbortController().signal });
    expect(children.running).toBe(0);

    const folder = await mkdtemp(join(tmpdir(), "flowroute-bench-results-"));
    try {
      const path = await writeReport(folder, report);
      expect(await readdir(folder)).toEqual([`${suite.name}.quick.json`]);
      expect(reportSchema.parse(JSON.parse(await readFile(path, "utf8")))).toEqual(report);
    } finally {
      await rm(folder, { recursive: true });
    }

    for (const { rows, metrics } of report.comparisons) {
      const [ours] = rows;
      expect(ours?.subject).toContain("flowroute");
      expect(Object.keys(ours?.metrics ?? {})).toEqual(Object.keys(metrics));
    }
    expect(formatReport(report)).toContain(report.comparisons[0]?.title);

    // What was measured with nobody else there, and little of it, is in the committed results as well.
    const committed = reportSchema.parse(
      JSON.parse(await readFile(join(results, `${suite.name}.json`), "utf8")),
    );
    expect(committed).toMatchObject({ suite: suite.name, mode: "full" });
    const full = new Map(committed.comparisons.map(({ name, ...rest }) => [ofAnySize(name), rest]));
    for (const { name, rows, metrics } of report.comparisons) {
      const { rows: all = [], metrics: known = {} } = full.get(ofAnySize(name)) ?? {};
      expect(Object.keys(known).map(ofAnySize), name).toEqual(Object.keys(metrics).map(ofAnySize));
      const subjects = all.map(({ subject }) => ofAnySize(subject));
      expect(subjects, name).toEqual(expect.arrayContaining(rows.map(({ subject }) => ofAnySize(subject))));
      expect(subjects.length, name).toBeGreaterThanOrEqual(rows.length);
    }
  });
});
