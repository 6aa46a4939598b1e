import { ask } from "../../children/ask.ts";
import type { Child } from "../../children/child-processes.ts";
import { residentMegabytes } from "../../children/resident-memory.ts";
import { compare } from "../../harness/comparison.ts";
import type { Sample, Subject } from "../../harness/interleave.ts";
import type { Comparison, Metric } from "../../harness/report.ts";
import type { Bench, Suite } from "../../harness/suite.ts";
import { type Load, loadFiguresSchema } from "../../load/run-load.ts";
import { type NumberRequest, ownedNumber } from "../../servers/owned-number.ts";
import { type RecordedAnswer, recordAnswer } from "../../servers/recorded-answer.ts";
import { type StartedServer, startPlainServer, startSandbox } from "../../servers/start-server.ts";

const CONNECTIONS = 16;
const SANDBOX = "flowroute-sandbox";
const PLAIN = "plain node:http";

const memory: Metric = { label: "memory", unit: "MB", better: "lower", against: "ratio" };

/** What the sandbox costs as a test bed: the wait until it is there, its memory, and what it can take. */
export const sandboxSuite: Suite = {
  name: "sandbox",
  summary: "start, memory and requests/s by id of the sandbox, beside a plain server with the same bytes",
  packages: ["flowroute-sandbox"],
  run: async (bench) => {
    const sandbox = await startSandbox(bench.children);
    const request = await ownedNumber(sandbox.ready);
    const answer = await recordAnswer(sandbox.ready.url + request.path, { headers: request.headers });
    const underLoad = await compareUnderLoad(bench, sandbox, request, answer);
    return [await compareStart(bench, answer), underLoad];
  },
};

function compareStart({ children, effort, signal }: Bench, answer: RecordedAnswer): Promise<Comparison> {
  const starting = (name: string, start: () => Promise<StartedServer<unknown>>): Subject => ({
    name,
    measure: async () => {
      const { child, readyMs } = await start();
      const sample = { readyMs, ...resident(child) };
      await children.end(child);
      return sample;
    },
  });
  return compare(
    {
      name: "start",
      title: "Sandbox: from spawn to ready",
      baseline: PLAIN,
      settings: {},
      metrics: {
        readyMs: { label: "ready", unit: "ms", better: "lower", against: "ratio" },
        residentMegabytes: memory,
      },
      subjects: [
        starting(SANDBOX, () => startSandbox(children)),
        starting(PLAIN, () => startPlainServer(children, answer)),
      ],
    },
    effort.start,
    signal,
  );
}

async function compareUnderLoad(
  { children, effort, signal }: Bench,
  sandbox: StartedServer<{ url: string }>,
  { path, headers }: NumberRequest,
  answer: RecordedAnswer,
): Promise<Comparison> {
  const plain = await startPlainServer(children, answer);
  const generator = children.fork(new URL("../../load/load-process.ts", import.meta.url));
  const loaded = (name: string, { child, ready }: StartedServer<{ url: string }>): Subject => ({
    name,
    measure: async () => {
      const load: Load = {
        url: ready.url + path,
        headers,
        connections: CONNECTIONS,
        seconds: effort.loadSeconds,
        expected: { status: answer.status, bodyBytes: Buffer.byteLength(answer.body) },
      };
      return { ...loadFiguresSchema.parse(await ask(generator, load)), ...resident(child) };
    },
  });
  const comparison = await compare(
    {
      name: "by-id",
      title: "Sandbox: GET /v2/numbers/{id}",
      baseline: PLAIN,
      settings: {
        connections: CONNECTIONS,
        bytes: Buffer.byteLength(answer.body),
        seconds: effort.loadSeconds,
      },
      metrics: {
        requestsPerSecond: { label: "requests", unit: "1/s", better: "higher", against: "ratio" },
        p50Ms: { label: "p50", unit: "ms", better: "lower", against: "ratio" },
        p99Ms: { label: "p99", unit: "ms", better: "lower", against: "ratio" },
        residentMegabytes: memory,
      },
      subjects: [loaded(SANDBOX, sandbox), loaded(PLAIN, plain)],
    },
    effort.load,
    signal,
  );
  // What comes after is measured on a machine that is quiet again.
  for (const child of [sandbox.child, plain.child, generator]) await children.end(child);
  return comparison;
}

function resident(child: Child): Sample {
  const megabytes = residentMegabytes(child);
  return megabytes === undefined ? {} : { residentMegabytes: megabytes };
}
