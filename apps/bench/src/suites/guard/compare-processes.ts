import type { RecordedCarrier } from "../../carrier/recorded-carrier.ts";
import { compare } from "../../harness/comparison.ts";
import type { Sample, Subject } from "../../harness/interleave.ts";
import type { Comparison } from "../../harness/report.ts";
import { median } from "../../harness/statistics.ts";
import type { Bench } from "../../harness/suite.ts";
import { callMetrics } from "./compare-tools.ts";
import { type GuardProcess, startGuardProcess } from "./start-guard-process.ts";

/** How many sends a second several processes get through one ledger, each as fast as it can. */
export async function compareProcesses(bench: Bench, recorded: RecordedCarrier): Promise<Comparison> {
  const { children, effort, signal } = bench;
  const all: GuardProcess[] = [];
  const subjects: Subject[] = [];
  for (const count of [1, 2, 4]) {
    const processes = await Promise.all(
      Array.from({ length: count }, () => startGuardProcess(bench, recorded)),
    );
    all.push(...processes);
    const file = `processes-${count}.sqlite`;
    subjects.push({ name: nameOf(count), measure: () => sendTogether(processes, file, effort.effects) });
  }
  const comparison = await compare(
    {
      name: "processes",
      title: "Guard: send_message from several processes with one ledger",
      baseline: nameOf(1),
      settings: { "calls a round of each process": effort.effects },
      metrics: callMetrics,
      subjects,
    },
    effort.load,
    signal,
  );
  for (const { child } of all) await children.end(child);
  return comparison;
}

const nameOf = (count: number): string => (count === 1 ? "flowroute-mcp, 1 process" : `${count} processes`);

/** Calls per second of all of them together, from the first one's begin to the last one's end. */
async function sendTogether(
  processes: readonly GuardProcess[],
  file: string,
  calls: number,
): Promise<Sample> {
  const begin = performance.now();
  const figures = await Promise.all(
    processes.map(({ time }) => time({ work: "send_message", guard: { kind: "ledger", file }, calls })),
  );
  const seconds = (performance.now() - begin) / 1000;
  return {
    p50Ms: median(figures.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(figures.map(({ p99Ms }) => p99Ms)),
    callsPerSecond: (processes.length * calls) / seconds,
  };
}
