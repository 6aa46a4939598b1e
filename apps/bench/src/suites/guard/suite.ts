import { recordCarrier } from "../../carrier/record-carrier.ts";
import type { Suite } from "../../harness/suite.ts";
import { compareGrowth } from "./compare-growth.ts";
import { compareProcesses } from "./compare-processes.ts";
import { compareTools } from "./compare-tools.ts";

/** What it costs that every effect goes through the guard and into its ledger. */
export const guardSuite: Suite = {
  name: "guard",
  summary: "time that the MCP server's guard adds to an effect and to a read, with its ledger on disk",
  packages: ["flowroute-mcp", "flowroute-client"],
  run: async (bench) => {
    const recorded = await recordCarrier();
    return [
      ...(await compareTools(bench, recorded)),
      await compareGrowth(bench, recorded),
      await compareProcesses(bench, recorded),
    ];
  },
};
