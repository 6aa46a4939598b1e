import type { Sample } from "../../../harness/interleave.ts";
import type { Metric } from "../../../harness/report.ts";
import type { FirstList } from "./first-list.ts";

/** What it takes to have a server, whichever way. */
export const starting: Record<string, Metric> = {
  coldStartMs: { label: "cold start", unit: "ms", better: "lower", against: "ratio" },
  residentMegabytes: { label: "memory", unit: "MB", better: "lower", against: "ratio" },
};

export const startOf = ({
  milliseconds,
  residentMegabytes,
}: Pick<FirstList, "milliseconds" | "residentMegabytes">): Sample => ({
  coldStartMs: milliseconds,
  ...(residentMegabytes !== undefined && { residentMegabytes }),
});
