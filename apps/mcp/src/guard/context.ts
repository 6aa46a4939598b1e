import type { Budgets } from "./budget-limits.ts";
import type { Finding } from "./effect.ts";
import type { Operation } from "./ledger/operations.ts";
import type { Database } from "./ledger/sql.ts";
import type { Policy } from "./policy.ts";
import type { Destinations } from "./recipients/destinations.ts";
import type { QuietHours } from "./recipients/quiet-hours.ts";

/** What the operator decided. */
export type Rules = {
  policy: Policy;
  budgets: Budgets;
  /** What each caller may use up of them, by its subject. */
  callerBudgets: Budgets;
  destinations: Destinations;
  quietHours: QuietHours | undefined;
  /** For how long an equal message is not sent again, in milliseconds. */
  dedupeMs: number;
  /** Whether the texts of messages are kept in the ledger. */
  keepBodies: boolean;
};

/** How to ask the carrier what became of a tool's operations. */
export type Finder = {
  /** Reads only. Throws when the carrier cannot be asked. */
  find: (operation: Pick<Operation, "target" | "started_at" | "created_at">) => Promise<Finding<unknown>>;
  /** Whether nothing found, some time later, proves that nothing was done. */
  absenceProves: boolean;
};

export type Finders = ReadonlyMap<string, Finder>;

/** What every room of the guard works with. */
export type GuardContext = {
  /** Whose operations these are: a name for carrier and access key that tells neither. */
  account: string;
  rules: Rules;
  finders: Finders;
  /** The ledger, opened at the first call. Rejects with a LedgerError. */
  ledger: () => Promise<Database>;
  /** The same for who only reads: it makes no ledger where there is none. */
  ledgerToRead: () => Promise<Database>;
  /** This process, in the ledger. */
  owner: string;
  /** Whether the process that an owner names is known to run no more. */
  isGone: (owner: string) => boolean;
  /** Where a person can say yes outside of the chat, in words for who calls: they may be on another machine. */
  placesToApprove: () => string;
  /** How long to wait before each question about an unknown outcome, in milliseconds, while the call goes on. */
  findingPausesMs: readonly number[];
  now: () => number;
  /** For the operator; holds no numbers, texts or keys. */
  say: (line: string) => void;
};
