import type { Child } from "../../children/child-processes.ts";
import { residentMegabytes } from "../../children/resident-memory.ts";
import type { Sample } from "../../harness/interleave.ts";
import type { Metric } from "../../harness/report.ts";

export const memory: Metric = { label: "memory", unit: "MB", better: "lower", against: "ratio" };

/** Nothing, where the system does not tell. */
export function resident(child: Child): Sample {
  const megabytes = residentMegabytes(child);
  return megabytes === undefined ? {} : { residentMegabytes: megabytes };
}

/** What the sandbox is to take, at most, in megabytes. */
export const MEMORY_LIMIT = 120;
