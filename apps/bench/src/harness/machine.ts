import { arch, availableParallelism, cpus, platform, totalmem } from "node:os";
import type { Report } from "./report.ts";

/** The machine as far as it matters to a figure: neither its name nor its user's. */
export function describeMachine(busyAtStart: number): Report["machine"] {
  return {
    cpu: cpus()[0]?.model.trim() || "unknown",
    cores: availableParallelism(),
    memoryGiB: Number((totalmem() / 2 ** 30).toFixed(1)),
    system: platform(),
    architecture: arch(),
    busyAtStart,
  };
}
