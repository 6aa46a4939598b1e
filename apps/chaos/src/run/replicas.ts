import { join } from "node:path";
import { changeTokens } from "../../../mcp/src/access/tokens/change-tokens.ts";
import { hashOf, newToken } from "../../../mcp/src/access/tokens/token.ts";
import { openDatabase } from "../database/database.ts";
import { type Outages, restartDatabase } from "../database/restarts.ts";
import { budgetFlags } from "../plan/budgets.ts";
import { FEW_MESSAGES } from "../plan/plan.ts";
import { openFleet } from "../servers/fleet.ts";
import { type Holder, startOverHttp } from "../servers/over-http.ts";
import { ledgerInDatabase } from "../verify/ledger-database.ts";
import type { Ground } from "./ground.ts";
import { killServers } from "./killer.ts";

const NAMES = ["front-desk", "porting", "reminders", "night-shift"];

/** Of the servers that have to go: asked to, and not killed. */
const IN_ORDER = 0.2;

const FLAGS = ["--port", "0", "--requests-per-minute", "1000000", "--concurrent-requests", "1000"];

type Place = {
  outages: Outages;
  /** Whether the database waits for its disk. */
  fsync: boolean;
  /** Whether each server is on a machine of its own: then only time tells the others that it is gone. */
  isApart: boolean;
};

/** Servers over HTTP as on several machines, with one ledger in a PostgreSQL that goes away and comes back. */
export const replicas = ({ outages, fsync, isApart }: Place): Ground => ({
  shares: FEW_MESSAGES,
  callers: NAMES.map((name) => `token:${name}`),
  messageRates: { sms: 5, mms: 1 },
  async open({ size, seed, folder, children, args, environment, budgetsOfEach, atTheEnd }) {
    const database = await openDatabase({ fsync });
    atTheEnd(database.close);
    const tokens = join(folder, "tokens.json");
    const holders = await giveTokens(tokens);
    const [program = "", ...flags] = args;
    const fleet = await openFleet(size, (place) =>
      startOverHttp(
        {
          children,
          args: [
            ...[program, "http", ...FLAGS, "--tokens-file", tokens, "--state", join(folder, "state")],
            ...[...flags, ...budgetFlags(budgetsOfEach, "each")],
          ],
          environment: {
            ...environment,
            FLOWROUTE_MCP_DATABASE_URL: database.url,
            CHAOS_MACHINE: isApart ? `replica-${place}` : "all-replicas",
          },
        },
        holders,
      ),
    );
    return {
      fleet,
      ledger: ledgerInDatabase(database.url),
      harass: async (signal) => {
        await Promise.all([
          killServers(fleet, { seed, inOrder: IN_ORDER }, signal),
          restartDatabase(database, { seed, ...outages }, signal),
        ]);
      },
      mishaps: () =>
        new Map([
          ["servers killed", fleet.kills()],
          ["servers replaced in order", fleet.replacements()],
          ["crashes of PostgreSQL", database.crashes()],
          ["restarts of PostgreSQL", database.restarts()],
        ]),
    };
  },
});

const A_DAY_MS = 24 * 60 * 60_000;

/** A token for each caller, in the file that the servers read. Half of the callers have hosts of 2025. */
async function giveTokens(file: string): Promise<ReadonlyMap<string, Holder>> {
  const given = NAMES.map((name) => ({ name, token: newToken() }));
  const iso = (at: number) => new Date(at).toISOString();
  await changeTokens(file, () =>
    given.map(({ name, token }) => ({
      name,
      hash: hashOf(token),
      scopes: ["numbers:buy", "messages:send", "routes:write"],
      created_at: iso(Date.now()),
      expires_at: iso(Date.now() + A_DAY_MS),
    })),
  );
  return new Map(
    given.map(({ name, token }, at) => [`token:${name}`, { token, era: at % 2 === 0 ? "2026" : "2025" }]),
  );
}
