import { join } from "node:path";
import { EVEN } from "../plan/plan.ts";
import { openFleet } from "../servers/fleet.ts";
import { startOverStdio } from "../servers/over-stdio.ts";
import { ledgerInFile } from "../verify/ledger-file.ts";
import type { Ground } from "./ground.ts";
import { killServers } from "./killer.ts";

/** Many of them: what is looked for here are collisions, and not the carrier's limits. */
const PER_SECOND = ["--sms-per-second", "1000", "--mms-per-second", "1000"];

/** Servers over stdio on one machine, with one ledger in a file. */
export const PROCESSES: Ground = {
  shares: EVEN,
  callers: ["local"],
  messageRates: undefined,
  async open({ size, seed, folder, args, ...site }) {
    const state = join(folder, "state");
    const start = { ...site, args: [...args, "--state", state, ...PER_SECOND] };
    const fleet = await openFleet(size, (place) => startOverStdio(start, place % 2 === 0 ? "2025" : "2026"));
    return {
      fleet,
      ledger: ledgerInFile(state),
      harass: (signal) => killServers(fleet, { seed, inOrder: 0 }, signal),
      mishaps: () => new Map([["servers killed", fleet.kills()]]),
    };
  },
};
