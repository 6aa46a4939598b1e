import type { Child } from "../../children/child-processes.ts";
import { residentMegabytes } from "../../children/resident-memory.ts";
import type { MemorySample } from "./memory-over-time.ts";

const EVERY_MS = 100;

/** Looks at a process's memory until it is stopped. */
export function watchMemory(child: Child): { stop: () => MemorySample[] } {
  const samples: MemorySample[] = [];
  const look = () => {
    const megabytes = residentMegabytes(child);
    if (megabytes !== undefined) samples.push({ atMs: performance.now(), megabytes });
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return samples;
    },
  };
}
