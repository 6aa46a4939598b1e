import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Child } from "./child-processes.ts";

/** Resident memory of a process in MB (10⁶ bytes), or undefined where the system does not tell. */
export function residentMegabytes({ process: child }: Child): number | undefined {
  if (child.pid === undefined) return undefined;
  const kibibytes = process.platform === "linux" ? fromProc(child.pid, "VmRSS") : fromPs(child.pid);
  return kibibytes === undefined ? undefined : megabytes(kibibytes);
}

/** The most that this process itself has had resident so far, in MB (10⁶ bytes). */
export function ownPeakMegabytes(): number {
  // On Linux, maxRSS begins with what the parent had when it started the process.
  const kibibytes = process.platform === "linux" ? fromProc(process.pid, "VmHWM") : undefined;
  return megabytes(kibibytes ?? process.resourceUsage().maxRSS);
}

function megabytes(kibibytes: number): number {
  return (kibibytes * 1024) / 1e6;
}

function fromProc(pid: number, field: "VmRSS" | "VmHWM"): number | undefined {
  const line = new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return line?.[1] === undefined ? undefined : Number(line[1]);
}

function fromPs(pid: number): number | undefined {
  if (process.platform === "win32") return undefined;
  const answer = Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
  return Number.isFinite(answer) ? answer : undefined;
}
