import type { Metric } from "../../harness/report.ts";
import { memory } from "./memory.ts";

/** How long answers take under load, and what the server has in memory then. */
export const answering: Record<"p50Ms" | "p99Ms" | "residentMegabytes", Metric> = {
  p50Ms: { label: "p50", unit: "ms", better: "lower", against: "ratio" },
  p99Ms: { label: "p99", unit: "ms", better: "lower", against: "ratio" },
  residentMegabytes: memory,
};
