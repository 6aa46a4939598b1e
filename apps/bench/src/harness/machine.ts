import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from "node:os";
import type { Report } from "./report.ts";

/** The machine as far as it matters to a figure: neither its name nor its user's. */
export function describeMachine(): Report["machine"] {
  const cores = availableParallelism();
  return {
    cpu: cpus()[0]?.model.trim() || "unknown",
    cores,
    memoryGiB: Number((totalmem() / 2 ** 30).toFixed(1)),
    system: platform(),
    architecture: arch(),
    // Windows has no load average: Node answers 0 there.
    busyAtStart: Number(((loadavg()[0] ?? 0) / cores).toFixed(2)),
  };
}
