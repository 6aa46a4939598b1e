import { recordCarrier } from "../../carrier/record-carrier.ts";
import { startDatabase } from "../../database/start-database.ts";
import type { Comparison } from "../../harness/report.ts";
import type { Suite } from "../../harness/suite.ts";
import { compareGrowth } from "./compare-growth.ts";
import { compareProcesses } from "./compare-processes.ts";
import { compareTools } from "./compare-tools.ts";
import { compareReplica } from "./units/compare-replica.ts";
import { compareUnits } from "./units/compare-units.ts";

/** What it costs that every effect goes through the guard and into its ledger. */
export const guardSuite: Suite = {
  name: "guard",
  summary: "time that the MCP server's guard adds to an effect and to a read, and what its ledger takes",
  packages: ["flowroute-mcp", "flowroute-client"],
  run: async (bench, note) => {
    const recorded = await recordCarrier();
    const database = await startDatabase();
    try {
      if (database !== undefined) note({ postgresql: database.version });
      const comparisons = [
        ...(await compareTools(bench, recorded, database)),
        ...(await compareGrowth(bench, recorded, database)),
        ...(await compareProcesses(bench, recorded, database)),
        ...(database === undefined ? [] : await compareUnits(bench, recorded, database)),
        ...(database === undefined ? [] : [await compareReplica(bench, recorded, database)]),
      ];
      return database === undefined ? comparisons.map(withoutDatabase) : comparisons;
    } finally {
      await database?.stop();
    }
  },
};

const withoutDatabase = (comparison: Comparison): Comparison => ({
  ...comparison,
  settings: { ...comparison.settings, PostgreSQL: "left out: it cannot run here" },
});
