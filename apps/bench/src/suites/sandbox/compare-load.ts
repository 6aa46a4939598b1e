import { isDeepStrictEqual } from "node:util";
import { compare } from "../../harness/comparison.ts";
import type { Subject } from "../../harness/interleave.ts";
import type { Comparison } from "../../harness/report.ts";
import type { Bench } from "../../harness/suite.ts";
import { startLoadGenerator } from "../../load/load-generator.ts";
import { recordAnswer } from "../../servers/recorded-answer.ts";
import { type StartedServer, startHonoServer, startPlainServer } from "../../servers/start-server.ts";
import { memory, resident } from "./compare-start.ts";
import { HONO, PLAIN, SANDBOX, twoDigits } from "./names.ts";
import { type PeerServer, withoutPeers } from "./peer-servers.ts";
import type { Asked } from "./recorded-sandbox.ts";

const CONNECTIONS = 16;

type Server = StartedServer<{ url: string }>;

/** Requests a second of one kind: the sandbox, and servers that give its recorded answer. */
export async function compareLoad(
  { children, effort, signal }: Bench,
  { name, title }: { name: string; title: string },
  sandbox: Server,
  { path, headers, answer }: Asked,
  peers: readonly PeerServer[],
): Promise<Comparison> {
  const generator = startLoadGenerator(children);
  const seconds = effort.loadSeconds / 2;
  const started = new Map<string, Server>([[SANDBOX, sandbox]]);
  started.set(PLAIN, await startPlainServer(children, answer));
  started.set(HONO, await startHonoServer(children, answer));
  for (const peer of peers) started.set(peer.name, await peer.start());

  const underLoad = async (subject: string, { child, ready }: Server): Promise<Subject> => {
    const own = await recordAnswer(ready.url + path, { headers });
    if (!isDeepStrictEqual(JSON.parse(own.body), JSON.parse(answer.body)))
      throw new Error(`${subject} does not give the answer that it was told to give at ${path}.`);
    const expected = { status: own.status, bodyBytes: Buffer.byteLength(own.body) };
    const load = {
      url: ready.url,
      headers,
      connections: CONNECTIONS,
      seconds,
      requests: [{ path, expected }],
    };
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
        bytes: Buffer.byteLength(answer.body),
        seconds: twoDigits(seconds),
        ...withoutPeers(peers),
      },
      metrics: {
        requestsPerSecond: { label: "requests", unit: "1/s", better: "higher", against: "ratio" },
        p50Ms: { label: "p50", unit: "ms", better: "lower", against: "ratio" },
        p99Ms: { label: "p99", unit: "ms", better: "lower", against: "ratio" },
        residentMegabytes: memory,
      },
      subjects: await Promise.all([...started].map(([subject, server]) => underLoad(subject, server))),
    },
    effort.several,
    signal,
  );
  await children.end(generator.child);
  for (const { child } of started.values()) if (child !== sandbox.child) await children.end(child);
  return comparison;
}
