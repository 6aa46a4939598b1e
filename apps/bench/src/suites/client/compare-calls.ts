import { ask } from "../../children/ask.ts";
import { compare, type Question } from "../../harness/comparison.ts";
import type { Sample } from "../../harness/interleave.ts";
import type { Comparison, Metric } from "../../harness/report.ts";
import type { Bench } from "../../harness/suite.ts";
import { startPlainServer } from "../../servers/start-server.ts";
import { type Batch, batchFiguresSchema } from "./batch.ts";
import { type ClientPeers, withoutPeers } from "./client-peers.ts";
import type { RecordedCall } from "./recorded-calls.ts";
import { type StartedCaller, startCallers } from "./start-callers.ts";

const cpuMicrosPerCall: Metric = { label: "CPU a call", unit: "µs", better: "lower", against: "difference" };
const callsPerSecond: Metric = { label: "calls", unit: "1/s", better: "higher", against: "ratio" };

const OURS = "flowroute-client";
/** What the client may add to a `fetch`. */
const MICROS_ADDED = 10;

/** Every call is answered inside its process: what is left is the work of the client alone. */
export async function compareInProcess(
  bench: Bench,
  { answer, ...call }: RecordedCall,
  { name, title, peers }: { name: string; title: string; peers: ClientPeers },
): Promise<Comparison> {
  const { children, effort } = bench;
  const callers = await startCallers(bench, { ...call, peerEntries: peers.entries, inProcess: answer });
  const batch = { calls: effort.inProcessCalls, concurrency: 1 };
  const comparison = await compareCalls(bench, callers, {
    name,
    title,
    batch,
    settings: withoutPeers(peers, call.operation),
    metrics: { cpuMicrosPerCall },
    targets: [{ subject: OURS, metric: "cpuMicrosPerCall", of: "difference", limit: MICROS_ADDED }],
  });
  for (const { child } of callers) await children.end(child);
  return comparison;
}

/** Over sockets, from a plain server: the sandbox itself would take the CPU that is to be measured. */
export async function compareOverLoopback(
  bench: Bench,
  { answer, ...call }: RecordedCall,
  peers: ClientPeers,
): Promise<Comparison[]> {
  const { children, effort } = bench;
  const plain = await startPlainServer(children, answer);
  const target = { ...call.target, url: plain.ready.url };
  const callers = await startCallers(bench, { ...call, peerEntries: peers.entries, target });
  const inTurns = (name: string, way: string, concurrency: number) =>
    compareCalls(bench, callers, {
      name,
      title: `Client: ${call.operation} over loopback, ${way}`,
      batch: { calls: effort.batchCalls, concurrency },
      settings: withoutPeers(peers, call.operation),
      metrics: { cpuMicrosPerCall, callsPerSecond },
    });
  const comparisons = [
    await inTurns("sequential", "one call after the other", 1),
    await inTurns("concurrent", "32 calls at a time", 32),
  ];
  // What comes after is measured on a machine that is quiet again.
  for (const { child } of [plain, ...callers]) await children.end(child);
  return comparisons;
}

type Way = {
  name: string;
  title: string;
  batch: Batch;
  settings: Record<string, string>;
  metrics: Record<string, Metric>;
  targets?: Question["targets"];
};

function compareCalls(
  { effort, signal }: Bench,
  callers: readonly StartedCaller[],
  { name, title, batch, settings, metrics, targets }: Way,
): Promise<Comparison> {
  return compare(
    {
      name,
      title,
      baseline: "bare fetch",
      settings: { "calls a round": batch.calls, concurrency: batch.concurrency, ...settings },
      metrics,
      ...(targets !== undefined && { targets }),
      subjects: callers.map(({ name, child }) => ({
        name,
        measure: async () => declared(batchFiguresSchema.parse(await ask(child, batch)), metrics),
      })),
    },
    effort.load,
    signal,
  );
}

function declared(figures: Sample, metrics: Record<string, Metric>): Sample {
  return Object.fromEntries(Object.entries(figures).filter(([key]) => Object.hasOwn(metrics, key)));
}
