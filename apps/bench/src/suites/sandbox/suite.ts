import type { Suite } from "../../harness/suite.ts";
import { installPeers } from "../../peers/install-peers.ts";
import { startSandbox } from "../../servers/start-server.ts";
import { compareGrowth } from "./growth/compare-growth.ts";
import { compareLoad, type LoadQuestion } from "./load/compare-load.ts";
import { compareSearchesUnderLoad } from "./load/compare-searches-under-load.ts";
import { MEMORY_LIMIT } from "./memory.ts";
import { askById, askForList } from "./same-answers/asked.ts";
import { toldPeers } from "./same-answers/peer-servers.ts";
import { compareSearch } from "./searches/compare-search.ts";
import { compareSends } from "./sends/compare-sends.ts";
import { compareStart } from "./start/compare-start.ts";
import { compareStore } from "./store/compare-store.ts";

/** What the sandbox costs as a test bed: the wait until it is there, its memory, and what it can take. */
export const sandboxSuite: Suite = {
  name: "sandbox",
  summary:
    "start, memory, requests/s, searches and sends of the sandbox, beside other servers with the same bytes",
  packages: ["flowroute-sandbox", "hono", "@hono/node-server"],
  run: async (bench, note) => {
    const { children, effort, signal } = bench;
    const peers = effort.peers ? await installPeers(console.error, signal) : undefined;
    for (const name of ["@stoplight/prism-cli", "@mockoon/cli"])
      if (peers !== undefined) note({ [name]: peers.versions[name] ?? "" });
    const told = toldPeers(children, peers);
    const sandbox = await startSandbox(children);
    const byId = await askById(sandbox.ready);
    const list = await askForList(sandbox.ready);
    const others = await told(list, byId);
    const seconds = effort.loadSeconds / 2;
    const byIdLoad: LoadQuestion = {
      name: "by-id",
      title: "Sandbox: GET /v2/numbers/{id}",
      seconds,
      targets: { requestsPerSecond: 25_000, residentMegabytes: MEMORY_LIMIT },
    };
    const listLoad: LoadQuestion = {
      name: "list",
      title: "Sandbox: GET /v2/numbers/available, a list of 200",
      seconds,
      targets: { requestsPerSecond: 4_000, residentMegabytes: MEMORY_LIMIT },
    };
    const underLoad = [
      await compareLoad(bench, byIdLoad, sandbox, byId, others),
      await compareLoad(bench, listLoad, sandbox, list, others),
    ];
    // What comes after is measured on a machine that is quiet again.
    await children.end(sandbox.child);
    return [
      await compareStart(bench, byId.answer, others),
      ...underLoad,
      ...(await compareSearchesUnderLoad(bench, told)),
      await compareSearch(bench, list),
      await compareStore(bench),
      await compareGrowth(bench),
      await compareSends(bench, told),
    ];
  },
};
