import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Child } from "./child-processes.ts";

/** Linux counts in these, whatever the machine. */
const TICKS_PER_SECOND = 100;

/** Processor time that a process has used so far, all its threads together; undefined where the system does not tell. */
export const cpuSeconds = ({ process: { pid } }: Child): number | undefined =>
  pid === undefined ? undefined : cpuSecondsOf(pid);

/** The same of a process that somebody else has started. */
export function cpuSecondsOf(pid: number): number | undefined {
  if (process.platform === "win32") return undefined;
  if (process.platform === "linux") return fromStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
  return fromTime(execFileSync("ps", ["-o", "time=", "-p", String(pid)], { encoding: "utf8" }));
}

/** The 14th and 15th field, in user and in kernel mode. The 2nd is a name in brackets, which may hold spaces. */
export function fromStat(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** `1-02:03:04`, `02:03:04` or `3:04.56`. */
export function fromTime(time: string): number {
  const [clock = "", days = "0"] = time.trim().split("-").reverse();
  const seconds = clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  return Number(days) * 86_400 + seconds;
}
