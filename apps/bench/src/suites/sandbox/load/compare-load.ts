import { compare } from "../../../harness/comparison.ts";
import type { Subject } from "../../../harness/interleave.ts";
import type { Comparison } from "../../../harness/report.ts";
import type { Bench } from "../../../harness/suite.ts";
import { startLoadGenerator } from "../../../load/load-generator.ts";
import type { SandboxReady, StartedServer } from "../../../servers/start-server.ts";
import { answering } from "../answering.ts";
import { resident } from "../memory.ts";
import { PLAIN, SANDBOX, twoDigits } from "../names.ts";
import type { Asked } from "../same-answers/asked.ts";
import { type PeerServer, withoutPeers } from "../same-answers/peer-servers.ts";
import { requestOf, type StandIn, startStandIns } from "../same-answers/stand-ins.ts";

const CONNECTIONS = 16;

/** What is asked for, how long in each round, and what the sandbox is to come to. */
export type LoadQuestion = {
  name: string;
  title: string;
  seconds: number;
  targets?: { requestsPerSecond?: number; residentMegabytes?: number };
};

/** Requests a second of one kind: the sandbox, and servers that give its recorded answer. */
export async function compareLoad(
  { children, effort, signal }: Bench,
  { name, title, seconds, targets = {} }: LoadQuestion,
  sandbox: StartedServer<SandboxReady>,
  asked: Asked,
  peers: readonly PeerServer[],
): Promise<Comparison> {
  const generator = startLoadGenerator(children);
  const standIns = await startStandIns(children, asked, peers);

  const underLoad = async ({ name: subject, server: { child, ready } }: StandIn): Promise<Subject> => {
    const requests = [await requestOf(subject, ready.url, asked)];
    const load = { url: ready.url, headers: asked.headers, connections: CONNECTIONS, seconds, requests };
    return {
      name: subject,
      measure: async () => {
        const { requestsPerSecond, p50Ms, p99Ms } = await generator.run(load);
        return { requestsPerSecond, p50Ms, p99Ms, ...resident(child) };
      },
    };
  };
  const comparison = await compare(
    {
      name,
      title,
      baseline: PLAIN,
      settings: {
        connections: CONNECTIONS,
        bytes: Buffer.byteLength(asked.answer.body),
        seconds: twoDigits(seconds),
        ...withoutPeers(peers),
      },
      metrics: {
        requestsPerSecond: { label: "requests", unit: "1/s", better: "higher", against: "ratio" },
        ...answering,
      },
      targets: Object.entries(targets).map(([metric, limit]) => ({
        subject: SANDBOX,
        metric,
        of: "median" as const,
        limit,
      })),
      subjects: await Promise.all([{ name: SANDBOX, server: sandbox }, ...standIns].map(underLoad)),
    },
    effort.several,
    signal,
  );
  await children.end(generator.child);
  for (const { server } of standIns) await children.end(server.child);
  return comparison;
}
