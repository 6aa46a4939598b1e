import { ask } from "../../children/ask.ts";
import type { Child, ChildProcesses } from "../../children/child-processes.ts";
import { compare } from "../../harness/comparison.ts";
import type { Comparison } from "../../harness/report.ts";
import type { Bench, Suite } from "../../harness/suite.ts";
import { ownedNumber } from "../../servers/owned-number.ts";
import { recordAnswer } from "../../servers/recorded-answer.ts";
import { startPlainServer, startSandbox } from "../../servers/start-server.ts";
import { type Batch, batchFiguresSchema } from "./batch.ts";
import type { CallerName } from "./caller-process.ts";
import type { Target } from "./callers/caller.ts";

const CALLERS = ["flowroute-client", "bare fetch"] as const satisfies CallerName[];

/** What the client costs a program that calls it, on top of fetch. */
export const clientSuite: Suite = {
  name: "client",
  summary: "CPU that a client call adds over a bare fetch, sequential and 32 at a time",
  packages: ["flowroute-client"],
  run: async (bench) => {
    const callers = await startCallers(bench.children, await startTarget(bench.children));
    return [
      await compareCalls(bench, callers, {
        name: "sequential",
        title: "one call after the other",
        concurrency: 1,
      }),
      await compareCalls(bench, callers, {
        name: "concurrent",
        title: "32 calls at a time",
        concurrency: 32,
      }),
    ];
  },
};

/** A plain server with the sandbox's answer: the sandbox itself would take the CPU that is to be measured. */
async function startTarget(children: ChildProcesses): Promise<Target> {
  const sandbox = await startSandbox(children);
  const { url, accessKey, secretKey } = sandbox.ready;
  const { number, path, headers } = await ownedNumber(sandbox.ready);
  const answer = await recordAnswer(url + path, headers);
  await children.end(sandbox.child);
  const plain = await startPlainServer(children, answer);
  return { url: plain.ready.url, number, accessKey, secretKey };
}

async function startCallers(children: ChildProcesses, target: Target): Promise<[CallerName, Child][]> {
  const started: [CallerName, Child][] = [];
  for (const caller of CALLERS) {
    const child = children.fork(new URL("./caller-process.ts", import.meta.url));
    await ask(child, { caller, target });
    started.push([caller, child]);
  }
  return started;
}

type Way = { name: string; title: string; concurrency: number };

function compareCalls(
  { effort, signal }: Bench,
  callers: readonly [CallerName, Child][],
  { name, title, concurrency }: Way,
): Promise<Comparison> {
  const batch: Batch = { calls: effort.batchCalls, concurrency };
  return compare(
    {
      name,
      title: `Client: numbers.get, ${title}`,
      baseline: "bare fetch",
      settings: { "calls a round": batch.calls, concurrency },
      metrics: {
        cpuMicrosPerCall: { label: "CPU a call", unit: "µs", better: "lower", against: "difference" },
        callsPerSecond: { label: "calls", unit: "1/s", better: "higher", against: "ratio" },
      },
      subjects: callers.map(([subject, child]) => ({
        name: subject,
        measure: async () => batchFiguresSchema.parse(await ask(child, batch)),
      })),
    },
    effort.load,
    signal,
  );
}
