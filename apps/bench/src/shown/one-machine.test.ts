import { expect, test } from "vitest";
import { allSuites } from "../suites/all-suites.ts";
import { committedReports } from "./reports.ts";

const reports = committedReports(new URL("../../results/", import.meta.url));

test("all committed results are of one kind of machine and one Node: documents show them beside each other", () => {
  const machines = allSuites.map(({ name }) => {
    const { machine, versions } = reports(name);
    const { busyAtStart: _busyAtStart, ...kind } = machine;
    return JSON.stringify({ ...kind, node: versions["node"] });
  });
  expect([...new Set(machines)], "Run npm run bench, with all suites.").toHaveLength(1);
});
