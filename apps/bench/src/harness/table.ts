import type { Comparison, Measured, Metric, Report, Target } from "./report.ts";
import { byLimit, wanted } from "./wanted.ts";

/** A report as text: one table a comparison, medians with p25–p75, and what that is beside the baseline. */
export function formatReport(report: Report): string {
  const { machine, versions, commit } = report;
  const about = [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system} ${machine.architecture}`,
    Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(", "),
    `commit ${commit}; ${report.mode} run of ${report.seconds} s; cores busy at its start: ${Math.round(machine.busyAtStart * 100)} %`,
  ];
  return [...about, ...report.comparisons.map((comparison) => `\n${formatComparison(comparison)}`)].join(
    "\n",
  );
}

export function formatComparison(comparison: Comparison): string {
  const { baseline, metrics, rows, settings, title, targets = [] } = comparison;
  const columns = Object.entries(metrics);
  const header = ["", ...columns.map(([, { label, unit }]) => (unit === "" ? label : `${label}, ${unit}`))];
  const lines = rows.map(({ subject, metrics: figures }) => [
    subject,
    ...columns.map(([key, metric]) => cell(figures[key], metric, subject === baseline)),
  ]);
  const fixed = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
  const rounds = Math.min(...rows.map((row) => row.rounds));
  const counted = rounds === 1 ? "1 round" : `${rounds} rounds`;
  const beside = rows.length === 1 ? [] : [`beside ${baseline}`];
  const note = [counted, ...fixed, ...beside].join("; ");
  const verdicts = byLimit(targets).map((several) => verdict(several, comparison));
  return [title, ...aligned([header, ...lines]), `(median, p25–p75; ${note})`, ...verdicts].join("\n");
}

/** One line for all rows that have the same limit; those that miss it by name. */
function verdict(targets: readonly Target[], comparison: Comparison): string {
  const missed = targets.filter((target) => target.verdict === "missed");
  const several = missed.length > 0 ? missed : targets;
  const [one] = several;
  if (one === undefined) return "";
  const label = comparison.metrics[one.metric]?.label ?? one.metric;
  const names = several.map(({ subject }) => subject).join("; ");
  const whose = several.length > 3 && missed.length === 0 ? `all ${several.length} rows` : names;
  return `${one.verdict}: ${label} of ${whose} ${wanted(one, comparison)}`;
}

function cell(measured: Measured | undefined, metric: Metric, isBaseline: boolean): string {
  if (measured === undefined) return "–";
  const { median, p25, p75, ratio, difference } = measured;
  const spread = p25 === p75 ? "" : ` (${number(p25)}–${number(p75)})`;
  const beside = isBaseline ? "" : against(metric.against === "ratio" ? ratio : difference, metric);
  return `${number(median)}${spread}${beside}`;
}

function against(compared: Measured["ratio"], metric: Metric): string {
  if (compared === undefined) return "";
  if (metric.against === "ratio") return ` ×${compared.median.toFixed(2)}`;
  return ` ${compared.median < 0 ? "−" : "+"}${number(Math.abs(compared.median))}`;
}

function number(value: number): string {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (known, row) => row.map((text, column) => Math.max(known[column] ?? 0, text.length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((text, column) =>
        column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0),
      )
      .join("   ")
      .trimEnd(),
  );
}
