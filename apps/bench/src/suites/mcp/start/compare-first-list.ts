import { once } from "node:events";
import type { ChildProcesses } from "../../../children/child-processes.ts";
import { compare } from "../../../harness/comparison.ts";
import type { Subject } from "../../../harness/interleave.ts";
import type { Comparison, Metric } from "../../../harness/report.ts";
import type { Bench } from "../../../harness/suite.ts";
import { SUPABASE } from "../../../peers/mcp-servers.ts";
import type { StdioServer } from "../../../servers/stdio-server.ts";
import { BARE, OURS } from "../names.ts";
import type { OtherServers } from "../servers/other-servers.ts";
import { bareServer, nobody, ourServer } from "../servers/our-servers.ts";
import { firstList } from "./first-list.ts";
import { starting, startOf } from "./starting.ts";
import { countListTokens } from "./tokens.ts";

const listing: Record<string, Metric> = {
  tools: { label: "tools", unit: "", better: "lower", against: "difference" },
  shownToModel: { label: "shown to model", unit: "tokens", better: "lower", against: "difference" },
  wholeList: { label: "whole list", unit: "tokens", better: "lower", against: "difference" },
};

/** The budget of all tools together. */
const TOKENS = { shownToModel: 1_800, wholeList: 4_000 };

/** What it takes to have each server in a host: the wait until it is there, its memory, its share of context. */
export function compareFirstList(bench: Bench, others: OtherServers): Promise<Comparison> {
  const { children, effort, signal } = bench;
  const server = (name: string, started: StdioServer): Subject => ({
    name,
    measure: async () => {
      const { tools, ...start } = await firstList(children, started, "2025-11-25");
      return { ...startOf(start), tools: tools.length, ...countListTokens(tools) };
    },
  });
  const ours = ourServer(nobody());
  return compare(
    {
      name: "first-list",
      title: "MCP over stdio: from spawn to the first tools/list",
      baseline: BARE,
      settings: {
        protocol: "2025-11-25",
        tokens: "o200k_base",
        ...(others.ofVendors.has(SUPABASE) && { [SUPABASE]: "without its docs tool" }),
        ...others.leftOut,
      },
      metrics: { ...starting, ...listing },
      targets: [
        { subject: OURS, metric: "shownToModel", of: "median", limit: TOKENS.shownToModel },
        { subject: OURS, metric: "wholeList", of: "median", limit: TOKENS.wholeList },
      ],
      subjects: [
        server(OURS, ours),
        server(BARE, bareServer("bare-sdk-server-bundled.mjs")),
        server(`${OURS} --sandbox`, { args: [...ours.args, "--sandbox"], environment: {} }),
        server("bare SDK server", bareServer("bare-sdk-server.mjs")),
        { name: "node -e 0", measure: () => emptyNode(children) },
        ...[...others.fromContract].map(([name, at]) => server(name, at(nobody()))),
        ...[...others.toList, ...others.ofVendors].map(([name, started]) => server(name, started)),
      ],
    },
    effort.start,
    signal,
  );
}

/** The same for a host of the later era, at the servers that speak it. What they list is the same. */
export function compareFirstModernList(bench: Bench, { ofVendors }: OtherServers): Promise<Comparison> {
  const { children, effort, signal } = bench;
  const server = (name: string, started: StdioServer): Subject => ({
    name,
    measure: async () => startOf(await firstList(children, started, "2026-07-28")),
  });
  const supabase = ofVendors.get(SUPABASE);
  return compare(
    {
      name: "first-list-2026-07-28",
      title: "MCP over stdio: from spawn to the first tools/list, 2026-07-28",
      baseline: BARE,
      settings: { protocol: "2026-07-28", servers: "those that speak it" },
      metrics: starting,
      subjects: [
        server(OURS, ourServer(nobody())),
        server(BARE, bareServer("bare-sdk-server-bundled.mjs")),
        ...(supabase === undefined ? [] : [server(SUPABASE, supabase)]),
      ],
    },
    effort.several,
    signal,
  );
}

/** From the spawn of a Node that does nothing to its end: what nobody who runs on Node can save. */
async function emptyNode(children: ChildProcesses): Promise<{ coldStartMs: number }> {
  const begin = performance.now();
  const child = children.start(["-e", "0"]);
  await once(child.process, "exit");
  return { coldStartMs: performance.now() - begin };
}
