import type { Sample, Subject } from "../../harness/interleave.ts";
import type { Metric } from "../../harness/report.ts";
import { nameOfSize } from "./names.ts";

/** Median and tail of one kind of search, in the unit of the comparison. */
export type Percentiles = { p50: number; p99: number };

/** Two columns for each size of inventory. */
export function metricsBySize(sizes: readonly number[], unit: "ms" | "µs"): Record<string, Metric> {
  const metric = (label: string): Metric => ({ label, unit, better: "lower", against: "ratio" });
  return Object.fromEntries(
    sizes.flatMap((size) => [
      [`p50Of${size}`, metric(`${nameOfSize(size)}: p50`)],
      [`p99Of${size}`, metric("p99")],
    ]),
  );
}

/** One row: the same thing in inventories of all sizes, in the same round. */
export function subjectBySize(
  name: string,
  sizes: readonly number[],
  measure: (size: number) => Promise<Percentiles>,
): Subject {
  return {
    name,
    measure: async () => {
      const sample: Record<string, number> = {};
      for (const size of sizes) {
        const { p50, p99 } = await measure(size);
        sample[`p50Of${size}`] = p50;
        sample[`p99Of${size}`] = p99;
      }
      return sample satisfies Sample;
    },
  };
}
