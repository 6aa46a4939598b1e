import { rm } from "node:fs/promises";
import { join } from "node:path";
import { compare } from "../../../harness/comparison.ts";
import type { Subject } from "../../../harness/interleave.ts";
import type { Comparison } from "../../../harness/report.ts";
import type { Bench } from "../../../harness/suite.ts";
import type { RecordedAnswer } from "../../../servers/recorded-answer.ts";
import {
  type StartedServer,
  startHonoServer,
  startPlainServer,
  startSandbox,
} from "../../../servers/start-server.ts";
import { MEMORY_LIMIT, memory, resident } from "../memory.ts";
import { HONO, nameOfSize, PLAIN, SANDBOX } from "../names.ts";
import { type PeerServer, withoutPeers } from "../same-answers/peer-servers.ts";

const READY_MS = 300;
const NEW_FILE_READY_MS = 15_000;

/** The wait until it is there, with its own inventory and with a large one, and the memory that it has then. */
export function compareStart(
  { children, effort, signal }: Bench,
  answer: RecordedAnswer,
  peers: readonly PeerServer[],
): Promise<Comparison> {
  const starting = (name: string, start: () => Promise<StartedServer<unknown>>): Subject => ({
    name,
    measure: async () => {
      const { child, readyMs } = await start();
      const sample = { readyMs, ...resident(child) };
      await children.end(child);
      return sample;
    },
  });
  const file = join(children.home, "inventory.sqlite");
  const large = () => startSandbox(children, "--inventory", String(effort.numbers), "--db", file);
  const largeAnew = async () => {
    for (const suffix of ["", "-wal", "-shm"]) await rm(file + suffix, { force: true });
    return large();
  };
  const newFile = `${nameOfSize(effort.numbers)} numbers, a new file`;
  const sameFile = "the same file again";
  const readyBy = (subject: string, limit: number) => ({
    subject,
    metric: "readyMs",
    of: "median" as const,
    limit,
  });
  return compare(
    {
      name: "start",
      title: "Sandbox: from spawn to ready",
      baseline: PLAIN,
      settings: withoutPeers(peers),
      metrics: {
        readyMs: { label: "ready", unit: "ms", better: "lower", against: "ratio" },
        residentMegabytes: memory,
      },
      targets: [
        ...[SANDBOX, sameFile].map((subject) => readyBy(subject, READY_MS)),
        readyBy(newFile, NEW_FILE_READY_MS),
        ...[SANDBOX, newFile, sameFile].map((subject) => ({
          subject,
          metric: "residentMegabytes",
          of: "median" as const,
          limit: MEMORY_LIMIT,
        })),
      ],
      subjects: [
        starting(SANDBOX, () => startSandbox(children)),
        starting(newFile, largeAnew),
        starting(sameFile, large),
        starting(PLAIN, () => startPlainServer(children, answer)),
        starting(HONO, () => startHonoServer(children, answer)),
        ...peers.map(({ name, start }) => starting(name, start)),
      ],
    },
    effort.several,
    signal,
  );
}
