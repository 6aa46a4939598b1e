import type { Comparison, Row, Target } from "./report.ts";

/** What a target asks for, in words: "at most 300 ms", "at least ×0.9 of plain", "at most 1 ms added". */
export function wanted({ metric: key, of, limit }: Target, { baseline, metrics }: Comparison): string {
  const { better = "lower", unit = "" } = metrics[key] ?? {};
  const bound = better === "lower" ? "at most" : "at least";
  const size = `${bound} ${withUnit(limit.toLocaleString("en-US"), unit)}`;
  if (of === "ratio") return `${bound} ×${limit} of ${baseline}`;
  return of === "difference" ? `${size} added` : size;
}

type Aim = Pick<Target, "subject" | "metric" | "of">;

/** The figure that a target is about. @throws Error when it was not measured. */
export function aimedAt({ subject, metric, of }: Aim, rows: readonly Row[]): number {
  const figures = rows.find((row) => row.subject === subject)?.metrics[metric];
  const value = of === "median" ? figures?.median : figures?.[of]?.median;
  if (value === undefined) throw new Error(`The target "${metric}" of "${subject}" was not measured.`);
  return value;
}

/** Whether the figure comes to the limit. @throws Error for a target of something that was not measured. */
export function verdictOf(
  target: Omit<Target, "verdict">,
  rows: readonly Row[],
  metrics: Comparison["metrics"],
): Target["verdict"] {
  const value = aimedAt(target, rows);
  const isHeld = metrics[target.metric]?.better === "higher" ? value >= target.limit : value <= target.limit;
  return isHeld ? "held" : "missed";
}

/** Targets of one limit are told together: there may be one for each of many rows. */
export function byLimit(targets: readonly Target[]): Target[][] {
  const limitOf = ({ metric, of, limit }: Target) => `${metric} ${of} ${limit}`;
  const limits = [...new Set(targets.map(limitOf))];
  return limits.map((limit) => targets.filter((target) => limitOf(target) === limit));
}

/** A figure as it is read: rates are told by the second. */
export function withUnit(figure: string, unit: string): string {
  if (unit === "") return figure;
  return `${figure} ${unit === "1/s" ? "a second" : unit}`;
}
