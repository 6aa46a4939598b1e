import type { Budgets } from "../plan/budgets.ts";
import type { Shares } from "../plan/plan.ts";
import type { Children } from "../servers/children.ts";
import type { Fleet } from "../servers/fleet.ts";
import type { Start } from "../servers/server.ts";
import type { Pace } from "../verify/evidence.ts";
import type { LedgerReader } from "../verify/ledger.ts";

/** Where servers run: what they share, who calls them, and what happens to them there. */
export type Ground = {
  shares: Shares;
  /** As the ledger names them. */
  callers: readonly string[];
  /** What the carrier takes in a second, where it is the real one's. */
  messageRates: Pace | undefined;
  open: (site: Site) => Promise<Scene>;
};

/** What a run has for its servers. */
export type Site = {
  size: number;
  seed: number;
  folder: string;
  children: Children;
  /** The program and the flags of every server. */
  args: readonly string[];
  environment: Start["environment"];
  /** What each caller may use up of the budgets. */
  budgetsOfEach: Budgets;
  /** Called at the end of the run, whatever that is, when no server runs any more. */
  atTheEnd: (ending: () => Promise<void> | void) => void;
};

/** Servers that take calls, on one ledger. */
export type Scene = {
  fleet: Fleet;
  ledger: LedgerReader;
  /** Does to them what happens there, until the signal. */
  harass: (signal: AbortSignal) => Promise<void>;
  /** What happened to them so far, and how often. */
  mishaps: () => ReadonlyMap<string, number>;
};
