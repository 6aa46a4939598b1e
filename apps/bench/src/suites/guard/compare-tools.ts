import type { RecordedCarrier } from "../../carrier/recorded-carrier.ts";
import type { BenchDatabase } from "../../database/start-database.ts";
import { compare } from "../../harness/comparison.ts";
import type { Comparison, Metric } from "../../harness/report.ts";
import type { Bench } from "../../harness/suite.ts";
import type { GuardKind } from "./open-server.ts";
import { type GuardProcess, startGuardProcess } from "./start-guard-process.ts";
import type { WorkName } from "./works.ts";

const BASELINE = "no guard";
const OURS = "flowroute-mcp, ledger in a file";

/** What the guard may add to an effect, and to a read: to that nothing, which no clock can tell from this. */
const MS_ADDED = { act: 1, read: 0.05 };

const milliseconds = (label: string): Metric => ({
  label,
  unit: "ms",
  better: "lower",
  against: "difference",
});

/** The figures of calls that are made one after the other. */
export const callMetrics = {
  p50Ms: milliseconds("p50"),
  p99Ms: milliseconds("p99"),
  callsPerSecond: { label: "calls", unit: "1/s", better: "higher", against: "ratio" },
  cpuMicroseconds: { label: "CPU", unit: "µs", better: "lower", against: "difference" },
} as const satisfies Record<string, Metric>;

type Way = { name: string; guard: GuardKind; work: WorkName };

const ACTS = ["send_message", "purchase_number", "update_primary_route"] as const;
const READS = ["list_numbers", "list_messages"] as const;

/** What the guard adds to calls that act, and to calls that read. */
export async function compareTools(
  bench: Bench,
  recorded: RecordedCarrier,
  database: BenchDatabase | undefined,
): Promise<Comparison[]> {
  const one = await startGuardProcess(bench, recorded);
  const comparisons: Comparison[] = [];
  for (const work of ACTS) {
    const url = await database?.ledger(work);
    comparisons.push(await inTurns(bench, one, work, waysToAct(work, url), MS_ADDED.act));
  }
  for (const work of READS)
    comparisons.push(await inTurns(bench, one, work, waysToRead(work), MS_ADDED.read));
  await bench.children.end(one.child);
  return comparisons;
}

function waysToAct(work: WorkName, url: string | undefined): Way[] {
  return [
    { name: OURS, guard: { kind: "ledger", file: `${work}.sqlite` }, work },
    // Opening it makes a file of that name, which Windows refuses.
    ...(process.platform === "win32"
      ? []
      : [{ name: "the same, ledger in memory", guard: { kind: "ledger", file: ":memory:" } as const, work }]),
    ...(url === undefined
      ? []
      : [{ name: "the same, ledger in PostgreSQL", guard: { kind: "database", url } as const, work }]),
    { name: "no guard, but one fsync", guard: { kind: "fsync", file: `${work}.bytes` }, work },
    { name: BASELINE, guard: { kind: "none" }, work },
  ];
}

function waysToRead(work: WorkName): Way[] {
  const guard: GuardKind = { kind: "ledger", file: "reads.sqlite" };
  return [
    { name: OURS, guard, work },
    ...(work === "list_messages"
      ? [{ name: "the same, and one says STOP", guard, work: "list_older_messages" } as const]
      : []),
    { name: BASELINE, guard: { kind: "none" }, work },
  ];
}

async function inTurns(
  { effort, signal }: Bench,
  { time }: GuardProcess,
  work: WorkName,
  ways: readonly Way[],
  limit: number,
): Promise<Comparison> {
  // The engine compiles for long. A ledger must not fill up meanwhile: the rounds that are thrown away have to do.
  await time({ work, guard: { kind: "none" }, calls: effort.batchCalls });
  return compare(
    {
      name: work.replaceAll("_", "-"),
      title: `Guard: ${work}, the carrier inside the process`,
      baseline: BASELINE,
      settings: { "calls a round": effort.effects },
      metrics: callMetrics,
      targets: [{ subject: OURS, metric: "p50Ms", of: "difference", limit }],
      subjects: ways.map(({ name, ...way }) => ({
        name,
        measure: () => time({ ...way, calls: effort.effects }),
      })),
    },
    effort.load,
    signal,
  );
}
