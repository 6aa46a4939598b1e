import { readFileSync } from "node:fs";
import { type Measured, type Metric, type Report, reportSchema } from "../harness/report.ts";

/** What the committed results say, read when it is asked for. */
export type Reports = (suite: string) => Report;

/** @throws Error where a suite has no committed results. */
export function committedReports(folder: URL): Reports {
  const read = new Map<string, Report>();
  return (suite) => {
    const known = read.get(suite);
    if (known !== undefined) return known;
    const report = reportSchema.parse(JSON.parse(readFileSync(new URL(`${suite}.json`, folder), "utf8")));
    read.set(suite, report);
    return report;
  };
}

/** Where one figure stands in the results. */
export type Place = { suite: string; comparison: string; subject: string; metric: string };

/** @throws Error that names what is missing, and what there is in its place. */
export function measuredAt(reports: Reports, place: Place): { measured: Measured; metric: Metric } {
  const { suite, comparison, subject, metric } = place;
  const { comparisons } = reports(suite);
  const found = comparisons.find(({ name }) => name === comparison);
  if (found === undefined)
    throw missing(
      `comparison "${comparison}" in ${suite}`,
      comparisons.map(({ name }) => name),
    );
  const row = found.rows.find((each) => each.subject === subject);
  if (row === undefined)
    throw missing(
      `row "${subject}" in ${suite}/${comparison}`,
      found.rows.map((each) => each.subject),
    );
  const measured = row.metrics[metric];
  const declared = found.metrics[metric];
  if (measured === undefined || declared === undefined)
    throw missing(`figure "${metric}" of "${subject}" in ${suite}/${comparison}`, Object.keys(row.metrics));
  return { measured, metric: declared };
}

const missing = (what: string, there: readonly string[]) =>
  new Error(`The results have no ${what}. There is: ${there.join(", ") || "nothing"}.`);
