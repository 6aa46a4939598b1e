import type { Suite } from "../../harness/suite.ts";
import { installPeers } from "../../peers/install-peers.ts";
import { startSandbox } from "../../servers/start-server.ts";
import { compareLoad } from "./compare-load.ts";
import { compareSearch } from "./compare-search.ts";
import { compareSends } from "./compare-sends.ts";
import { compareStart } from "./compare-start.ts";
import { compareStore } from "./compare-store.ts";
import { peerServers } from "./peer-servers.ts";
import { recordSandbox } from "./recorded-sandbox.ts";

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
    const sandbox = await startSandbox(children);
    const recorded = await recordSandbox(sandbox.ready);
    const { byId, list } = recorded;
    const others = await peerServers(bench, peers, recorded);
    const byIdLoad = { name: "by-id", title: "Sandbox: GET /v2/numbers/{id}" };
    const listLoad = { name: "list", title: "Sandbox: GET /v2/numbers/available, a list of 200" };
    const underLoad = [
      await compareLoad(bench, byIdLoad, sandbox, byId, others),
      await compareLoad(bench, listLoad, sandbox, list, others),
    ];
    // What comes after is measured on a machine that is quiet again.
    await children.end(sandbox.child);
    return [
      await compareStart(bench, recorded, others),
      ...underLoad,
      await compareSearch(bench, list),
      await compareStore(bench),
      await compareSends(bench),
    ];
  },
};
