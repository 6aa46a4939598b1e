import type { Act } from "../line/acting-request.ts";
import type { Budgets } from "../plan/budgets.ts";
import type { Slot, Wish } from "../plan/wish.ts";
import type { Heard } from "../run/heard.ts";
import type { Ledger } from "./ledger.ts";

/** What the carrier has after a run and did not have before. Numbers are its own: eleven digits. */
export type AtCarrier = {
  /** `at` is when it was accepted by the carrier's clock: milliseconds since 1970 UTC. */
  messages: readonly { id: string; body: string; nanodollars: number; isMms: boolean; at: number }[];
  numbers: readonly { number: string; nanodollars: number }[];
  routes: readonly { id: string; alias: string }[];
  /** Of the numbers whose routes were changed: what is set at the end. `wasId` is what was set before the run. */
  settings: readonly { slot: Slot; number: string; routeId: string | undefined; wasId: string | undefined }[];
};

/** What the carrier takes of each in a calendar second. */
export type Pace = { sms: number; mms: number };

/** All that a run leaves behind. */
export type Evidence = {
  wishes: readonly Wish[];
  /** Who asked for each effect, by its identity. */
  askedBy: ReadonlyMap<string, ReadonlySet<string>>;
  heard: readonly Heard[];
  carrier: AtCarrier;
  /** Acting requests that the line passed on. */
  acts: readonly Act[];
  /** How many requests the sandbox says it answered, by operation, of those that acted. */
  answered: Readonly<Record<string, number>>;
  /** Undefined where the carrier was told to take everything. */
  messageRates: Pace | undefined;
  /** Messages to which the carrier itself, and not the line, answered 429. */
  refusedAsTooFast: number;
  ledger: Ledger;
  budgets: Budgets;
  /** The same of each caller, where callers are told apart. */
  budgetsOfEach: Budgets | undefined;
  /** Whether time was given to what a killed server had not begun: it is held until its lease ends. */
  wasAwaited: boolean;
  /** UTC days that the run touched: each has a budget of its own. */
  days: number;
};

/** Something that must not be: which tool, and what the ledger or the carrier calls it. Holds no text of a message. */
export type Offence = { tool: string; id: string; what: string };

export const TOOL = {
  message: "send_message",
  number: "purchase_number",
  route: "create_route",
  primary_route: "update_primary_route",
  failover_route: "update_failover_route",
} as const;
