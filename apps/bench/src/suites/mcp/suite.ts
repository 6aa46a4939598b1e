import type { Comparison } from "../../harness/report.ts";
import type { Suite } from "../../harness/suite.ts";
import { installPeers, type Peers } from "../../peers/install-peers.ts";
import { IVOTOBY, SUPABASE, TWILIO, VONAGE } from "../../peers/mcp-servers.ts";
import { startCarrier } from "./calls/carrier.ts";
import { compareHttpCalls, startHttpServers } from "./calls/compare-http-calls.ts";
import { compareStdioCalls } from "./calls/compare-stdio-calls.ts";
import { ERAS, type Era } from "./hosts/eras.ts";
import { compareInstall } from "./install/compare-install.ts";
import { GENERATED } from "./names.ts";
import { otherServers } from "./servers/other-servers.ts";
import { compareFirstHttpList } from "./start/compare-first-http-list.ts";
import { compareFirstList, compareFirstModernList } from "./start/compare-first-list.ts";

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
      ...(await eachEra((era) => compareFirstHttpList(bench, others, era))),
      await compareInstall(peers, others),
    ];
    const carrier = await startCarrier(bench);
    comparisons.push(...(await eachEra((era) => compareStdioCalls(bench, carrier, others, era))));
    const servers = await startHttpServers(bench, carrier);
    comparisons.push(...(await eachEra((era) => compareHttpCalls(bench, carrier, servers, others, era))));
    return comparisons;
  },
};

/** One after the other, not at once. */
async function eachEra(compareIn: (era: Era) => Promise<Comparison>): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const era of ERAS) comparisons.push(await compareIn(era));
  return comparisons;
}

/** Of those that are servers: there are other peers. */
const versionsOf = (peers: Peers | undefined): Record<string, string> =>
  Object.fromEntries(
    [GENERATED, IVOTOBY, VONAGE, TWILIO, SUPABASE].flatMap((name) => {
      const version = peers?.versions[name];
      return version === undefined ? [] : [[name, version]];
    }),
  );
