import type { RecordedCarrier } from "../../carrier/recorded-carrier.ts";
import type { BenchDatabase } from "../../database/start-database.ts";
import { compare } from "../../harness/comparison.ts";
import type { Sample, Subject } from "../../harness/interleave.ts";
import type { Comparison } from "../../harness/report.ts";
import { median } from "../../harness/statistics.ts";
import type { Bench } from "../../harness/suite.ts";
import { callMetrics } from "./compare-tools.ts";
import type { LedgerPlace } from "./open-server.ts";
import { type GuardProcess, startGuardProcess } from "./start-guard-process.ts";

/** How many sends a second several processes get through one ledger, each as fast as it can. */
export async function compareProcesses(
  bench: Bench,
  recorded: RecordedCarrier,
  database: BenchDatabase | undefined,
): Promise<Comparison[]> {
  const { children, effort } = bench;
  const processes = await Promise.all(
    Array.from({ length: Math.max(...effort.processes) }, () => startGuardProcess(bench, recorded)),
  );
  const inFile = (count: number): LedgerPlace => ({ kind: "ledger", file: `processes-${count}.sqlite` });
  const comparisons = [
    await together(bench, processes, {
      name: "processes",
      title: "Guard: send_message from several processes with one ledger in a file",
      place: async (count) => inFile(count),
    }),
  ];
  if (database !== undefined)
    comparisons.push(
      await together(bench, processes, {
        name: "processes-postgresql",
        title: "Guard: send_message from several processes with one ledger in PostgreSQL",
        place: async (count) => ({ kind: "database", url: await database.ledger(`processes_${count}`) }),
      }),
    );
  for (const { child } of processes) await children.end(child);
  return comparisons;
}

type About = { name: string; title: string; place: (count: number) => Promise<LedgerPlace> };

async function together(
  { effort, signal }: Bench,
  processes: readonly GuardProcess[],
  { name, title, place }: About,
): Promise<Comparison> {
  const subjects: Subject[] = [];
  for (const count of effort.processes) {
    const ledger = await place(count);
    const some = processes.slice(0, count);
    subjects.push({ name: nameOf(count), measure: () => sendTogether(some, ledger, effort.effects) });
  }
  return compare(
    {
      name,
      title,
      baseline: nameOf(1),
      settings: { "calls a round of each process": effort.effects },
      metrics: callMetrics,
      subjects,
    },
    effort.load,
    signal,
  );
}

const nameOf = (count: number): string => (count === 1 ? "flowroute-mcp, 1 process" : `${count} processes`);

/** Calls per second of all of them together, from the first one's begin to the last one's end. */
async function sendTogether(
  processes: readonly GuardProcess[],
  guard: LedgerPlace,
  calls: number,
): Promise<Sample> {
  const begin = performance.now();
  const figures = await Promise.all(
    processes.map(({ time }) => time({ work: "send_message", guard, calls })),
  );
  const seconds = (performance.now() - begin) / 1000;
  return {
    p50Ms: median(figures.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(figures.map(({ p99Ms }) => p99Ms)),
    cpuMicroseconds: median(figures.map(({ cpuMicroseconds }) => cpuMicroseconds)),
    callsPerSecond: (processes.length * calls) / seconds,
  };
}
