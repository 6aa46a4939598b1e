import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Report } from "../harness/report.ts";
import { flat, reportOf } from "../harness/report-for-tests.ts";
import { deploymentFigures } from "./deployment.ts";

// Everything is one of its unit but for what would hide in that, so that the sums can be done in the head.

const COUNT = { label: "count", unit: "", better: "lower", against: "difference" } as const;
const ONES: Record<string, number> = {
  roundTrips: 4,
  logBytes: 1_000,
  tableBytes: 700,
  indexBytes: 300,
  databaseMicroseconds: 1_000,
  cpuMicroseconds: 1_000,
  p50Ms: 1,
  callsPerSecond: 200,
  residentMegabytes: 100,
  connections: 3,
  requestsPerSecond: 1_999,
};
const SUBJECTS = [
  "flowroute-mcp, send_message",
  "a permit of the shared pace",
  "a delivery receipt, stored",
  "a look for what others have left",
  "/metrics, or get_account_limits",
  "an inbound text, stored",
  "a look at a queue of 1,000 replicas",
  "flowroute-mcp http, idle",
  "the same, while all ask its ledger",
  "flowroute-mcp http",
  "flowroute-mcp, 1 process",
  "8 processes",
];

function reports(suite: string): Report {
  const figures = Object.fromEntries(Object.entries(ONES).map(([metric, value]) => [metric, flat(value)]));
  const metrics = Object.fromEntries(Object.keys(ONES).map((metric) => [metric, COUNT]));
  const { comparisons, ...report } = reportOf(
    metrics,
    Object.fromEntries(SUBJECTS.map((subject) => [subject, figures])),
  );
  const names = suite === "http" ? ["2026-07-28"] : ["units", "footprint", "replica", "processes-postgresql"];
  return { ...report, comparisons: comparisons.flatMap((each) => names.map((name) => ({ ...each, name }))) };
}

const figures = deploymentFigures(reports);

test.each([
  ["messages a second", "116"],
  ["reads", "1,900"],
  // A millisecond of its own and four round trips of half of one.
  ["effect over a network", "3 ms"],
  ["effects over a network", "330"],
  ["share of one account", "2 %"],
  // A message, its turn and three receipts, of 1 kB each, ten million times.
  ["disk a day", "50 GB"],
  ["disk that stays", "10 GB"],
  ["disk a year", "3.6 TB"],
  ["log a day", "50 GB"],
  ["CPU of PostgreSQL", "5.0 ms"],
  ["cores of PostgreSQL", "0.6"],
  ["idle connections", "3,000"],
  ["replicas at work", "33"],
  ["cores of the queue", "2.0"],
  // 67 scrapes and 100 looks a second, of a millisecond each.
  ["share of looks", "17 %"],
  ["share of looks over a network", "50 %"],
  ["receipts told", "350,000"],
  ["memory of the replicas", "100 to 100 GB"],
])("%s: %s", (name, words) => {
  expect(figures[name]?.()).toBe(words);
});

test("the page shows every figure that is worked out for it", () => {
  const page = readFileSync(new URL("../../../mcp/DEPLOYMENT.md", import.meta.url), "utf8");
  const shown = [...page.matchAll(/<!-- figure deployment :: (.+?) -->/g)].map(([, name]) => name);
  expect([...new Set(shown)].sort()).toEqual(Object.keys(figures).sort());
});
