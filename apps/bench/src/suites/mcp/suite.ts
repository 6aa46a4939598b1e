import type { Suite } from "../../harness/suite.ts";
import { installPeers, type Peers } from "../../peers/install-peers.ts";
import { IVOTOBY, SUPABASE, TWILIO, VONAGE } from "../../peers/mcp-servers.ts";
import { startCarrier } from "./carrier.ts";
import { compareFirstList, compareFirstModernList } from "./compare-first-list.ts";
import { compareHttpCalls, startHttpServers } from "./compare-http-calls.ts";
import { compareInstall } from "./compare-install.ts";
import { compareStdioCalls } from "./compare-stdio-calls.ts";
import { ERAS } from "./eras.ts";
import { GENERATED } from "./names.ts";
import { otherServers } from "./the-servers.ts";

/** What it costs to have the server in a host: the wait until it is there, memory, disk, context, and time per call. */
export const mcpSuite: Suite = {
  name: "mcp",
  summary: "cold start, memory, size, tokens and calls of the MCP server, beside servers of others",
  packages: ["flowroute-mcp", "flowroute-sandbox", "@modelcontextprotocol/server", "gpt-tokenizer"],
  run: async (bench, note) => {
    const { effort, signal } = bench;
    const peers = effort.peers ? await installPeers(console.error, signal) : undefined;
    note(versionsOf(peers));
    const others = await otherServers(bench, peers);
    const comparisons = [
      await compareFirstList(bench, others),
      await compareFirstModernList(bench, others),
      await compareInstall(peers, others),
    ];
    const carrier = await startCarrier(bench);
    for (const era of ERAS) comparisons.push(await compareStdioCalls(bench, carrier, others, era));
    const servers = await startHttpServers(bench, carrier);
    for (const era of ERAS) comparisons.push(await compareHttpCalls(bench, carrier, servers, others, era));
    return comparisons;
  },
};

/** Of those that are servers: there are other peers. */
const versionsOf = (peers: Peers | undefined): Record<string, string> =>
  Object.fromEntries(
    [GENERATED, IVOTOBY, VONAGE, TWILIO, SUPABASE].flatMap((name) => {
      const version = peers?.versions[name];
      return version === undefined ? [] : [[name, version]];
    }),
  );
