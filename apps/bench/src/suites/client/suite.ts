import { join } from "node:path";
import type { Suite } from "../../harness/suite.ts";
import { installPeers } from "../../peers/install-peers.ts";
import { clientPeers, withoutPeers } from "./client-peers.ts";
import { compareInProcess, compareOverLoopback } from "./compare-calls.ts";
import { compareIteration } from "./iteration/compare-iteration.ts";
import { compareBundle } from "./programs/compare-bundle.ts";
import { compareTypeCheck } from "./programs/compare-type-check.ts";
import { writePrograms } from "./programs/write-programs.ts";
import { recordCalls } from "./recorded-calls.ts";

/** What the client costs a program that calls it, on top of fetch, and those who build it; and what other clients cost. */
export const clientSuite: Suite = {
  name: "client",
  summary:
    "CPU that a call adds over a bare fetch, calls/s, memory of a long list, bundle size and type-check time, beside other clients",
  packages: ["flowroute-client", "openapi-fetch", "tsdown", "typescript"],
  run: async (bench, note) => {
    const { children, effort, signal } = bench;
    const peers = await clientPeers(
      effort.peers ? await installPeers(console.error, signal) : undefined,
      note,
    );
    const { get, send } = await recordCalls(children);
    const programs = await writePrograms(join(children.home, "programs"), peers.folder);
    const leftOut = withoutPeers(peers, "numbers.get");
    return [
      await compareInProcess(bench, get, {
        name: "in-process",
        title: "Client: numbers.get, answered inside the process",
        peers,
      }),
      ...(await compareOverLoopback(bench, get, peers)),
      await compareInProcess(bench, send, {
        name: "limiter",
        title: "Client: messages.send through a limiter that lets all pass, answered inside the process",
        peers,
      }),
      await compareIteration(bench),
      await compareBundle(bench, programs, get, leftOut),
      await compareTypeCheck(bench, programs, leftOut),
    ];
  },
};
