import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Child } from "../../children/child-processes.ts";
import { residentMegabytes } from "../../children/resident-memory.ts";
import { compare } from "../../harness/comparison.ts";
import type { Sample, Subject } from "../../harness/interleave.ts";
import type { Comparison, Metric } from "../../harness/report.ts";
import type { Bench } from "../../harness/suite.ts";
import {
  type StartedServer,
  startHonoServer,
  startPlainServer,
  startSandbox,
} from "../../servers/start-server.ts";
import { HONO, nameOfSize, PLAIN, SANDBOX } from "./names.ts";
import { type PeerServer, withoutPeers } from "./peer-servers.ts";
import type { RecordedSandbox } from "./recorded-sandbox.ts";

export const memory: Metric = { label: "memory", unit: "MB", better: "lower", against: "ratio" };

/** The wait until it is there, with its own inventory and with a large one, and the memory that it has then. */
export function compareStart(
  { children, effort, signal }: Bench,
  recorded: RecordedSandbox,
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
      subjects: [
        starting(SANDBOX, () => startSandbox(children)),
        starting(`${nameOfSize(effort.numbers)} numbers, a new file`, largeAnew),
        starting("the same file again", large),
        starting(PLAIN, () => startPlainServer(children, recorded.byId.answer)),
        starting(HONO, () => startHonoServer(children, recorded.byId.answer)),
        ...peers.map(({ name, start }) => starting(name, start)),
      ],
    },
    effort.several,
    signal,
  );
}

export function resident(child: Child): Sample {
  const megabytes = residentMegabytes(child);
  return megabytes === undefined ? {} : { residentMegabytes: megabytes };
}
