import type { Comparison, Metric, Report, Target } from "../harness/report.ts";
import { aimedAt, byLimit, wanted, withUnit } from "../harness/wanted.ts";
import { inDigits } from "./in-digits.ts";

/** One limit, of one row of a comparison or of many, with what came of it, in words. */
type Told = { what: string; wanted: string; measured: string; rows: number; missed: readonly string[] };

/** What every target came to, and how many were missed, as documents show it. */
export const targetFigures = (reports: readonly Report[]): Record<string, () => string> => ({
  all: () => tableOf(targetsOf(reports)),
  held: () => String(targetsOf(reports).filter(isHeld).length),
  count: () => String(targetsOf(reports).length),
  missed: () => listOf(targetsOf(reports).filter((target) => !isHeld(target))),
});

const isHeld = ({ missed }: Told): boolean => missed.length === 0;

const targetsOf = (reports: readonly Report[]): Told[] =>
  reports.flatMap(({ comparisons }) =>
    comparisons.flatMap((comparison) =>
      byLimit(comparison.targets ?? []).map((targets) => told(targets, comparison)),
    ),
  );

/** @throws Error for a target of what is not there. */
function told(targets: readonly Target[], comparison: Comparison): Told {
  const [one] = targets;
  const metric = comparison.metrics[one?.metric ?? ""];
  if (one === undefined || metric === undefined)
    throw new Error(`A target of ${comparison.name} has no metric.`);
  const values = targets.map((target) => aimedAt(target, comparison.rows));
  const worst = metric.better === "lower" ? Math.max(...values) : Math.min(...values);
  const whose = targets.length === 1 ? one.subject : `the worst of ${targets.length} rows`;
  return {
    what: `${comparison.title}: ${whose}, ${metric.label}`,
    wanted: wanted(one, comparison),
    measured: inWords(worst, one.of, metric),
    rows: targets.length,
    missed: targets.filter(({ verdict }) => verdict === "missed").map(({ subject }) => subject),
  };
}

const inWords = (value: number, of: Target["of"], { unit }: Metric) =>
  of === "ratio" ? `×${inDigits(value, 3)}` : withUnit(inDigits(value), unit);

function tableOf(targets: readonly Told[]): string {
  const rows = targets.map(({ what, wanted, measured, rows, missed }) => {
    const verdict =
      missed.length === 0 ? "held" : rows === 1 ? "**missed**" : `**missed** by ${missed.length}`;
    return `| ${what} | ${wanted} | ${measured} | ${verdict} |`;
  });
  return ["\n", "| target | wanted | measured | |", "| --- | --- | --- | --- |", ...rows, "\n"].join("\n");
}

function listOf(targets: readonly Told[]): string {
  if (targets.length === 0) return "None was missed.";
  const lines = targets.map(({ what, wanted, measured, rows, missed }) => {
    const which = rows === 1 ? "" : ` Missed by ${missed.join(", ")}.`;
    return `- ${what}: ${measured}, where ${wanted} was wanted.${which}`;
  });
  return ["\n", ...lines, "\n"].join("\n");
}
