import type { Suite } from "../../harness/suite.ts";
import { startLoadGenerator } from "../../load/load-generator.ts";
import { WAYS } from "./calls.ts";
import { compareCalls } from "./compare-calls.ts";
import { startServers } from "./start-servers.ts";

/** What it costs a call over HTTP that callers are known, counted, limited and logged. */
export const httpSuite: Suite = {
  name: "http",
  summary: "requests/s and CPU of a read tool over HTTP, beside the SDK's bare handler with the same tools",
  packages: ["flowroute-mcp", "@modelcontextprotocol/server", "@hono/node-server", "hono"],
  run: async (bench) => {
    const servers = await startServers(bench.children);
    const generator = startLoadGenerator(bench.children);
    const comparisons = [];
    for (const way of WAYS) comparisons.push(await compareCalls(bench, generator, servers, way));
    return comparisons;
  },
};
