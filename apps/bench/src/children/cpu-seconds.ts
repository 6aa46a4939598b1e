import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Child } from "./child-processes.ts";

/** Linux counts in these, whatever the machine. */
const TICKS_PER_SECOND = 100;

/** Processor time that a process has used so far, all its threads together; undefined where the system does not tell. */
export function cpuSeconds({ process: child }: Child): number | undefined {
  if (child.pid === undefined || process.platform === "win32") return undefined;
  if (process.platform === "linux") return fromStat(readFileSync(`/proc/${child.pid}/stat`, "utf8"));
  return fromTime(execFileSync("ps", ["-o", "time=", "-p", String(child.pid)], { encoding: "utf8" }));
}

/** The 14th and 15th field, in user and in kernel mode. The 2nd is a name in brackets, which may hold spaces. */
export function fromStat(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** `1-02:03:04`, `02:03:04` or `3:04.56`. */
export function fromTime(time: string): number {
  const [days = 0, clock = ""] = time.includes("-") ? time.split("-") : [0, time];
  return clock
    .trim()
    .split(":")
    .reduce((seconds, part) => seconds * 60 + Number(part), Number(days) * 24);
}
