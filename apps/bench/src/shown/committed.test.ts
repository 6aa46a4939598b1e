import { describe, expect, test } from "vitest";
import { isWhole } from "../harness/results.ts";
import { verdictOf } from "../harness/wanted.ts";
import { allSuites } from "../suites/all-suites.ts";
import { committedReports } from "./reports.ts";

const reportOf = committedReports(new URL("../../results/", import.meta.url));
const reports = allSuites.map(({ name }) => reportOf(name));

test("all committed results are of one run: one commit, one kind of machine, one Node", () => {
  const runs = reports.map(({ machine, versions, commit }) => {
    const { busyAtStart: _busyAtStart, ...kind } = machine;
    return JSON.stringify({ ...kind, node: versions["node"], commit });
  });
  expect([...new Set(runs)], "Run npm run bench, with all suites.").toHaveLength(1);
});

describe.each(reports)("the committed results of $suite", (report) => {
  test("are of a commit as it is, with everybody in them", () => {
    expect(report.commit).toMatch(/^[0-9a-f]{7,40}$/);
    expect(isWhole(report)).toBe(true);
  });

  test("have the verdicts that their figures come to", () => {
    for (const { name, rows, metrics, targets = [] } of report.comparisons)
      for (const target of targets)
        expect(target.verdict, `${target.metric} of ${target.subject} in ${name}`).toBe(
          verdictOf(target, rows, metrics),
        );
  });
});
