import type { Budgets } from "../guard/budget-limits.ts";
import type { Policy } from "../guard/policy.ts";
import type { Destinations } from "../guard/recipients/destinations.ts";
import type { QuietHours } from "../guard/recipients/quiet-hours.ts";
import type { Account } from "./account.ts";

export { CARRIER_URL } from "./account.ts";
export { type Catalog, type Command, readCommand } from "./command.ts";
export { SettingsError } from "./settings-error.ts";

/** What the operator set, checked. */
export type Settings = {
  account: Account;
  policy: Policy;
  budgets: Budgets;
  destinations: Destinations;
  quietHours: QuietHours | undefined;
  dedupeMs: number;
  keepBodies: boolean;
  prices: { smsNanodollars: number; mmsNanodollars: number };
  /** What the account may send in a second. */
  rates: { sms: number; mms: number };
  timeoutMs: number;
  /** An absolute path. */
  stateFolder: string;
  /** Only these tools, in the catalog's order. */
  toolNames: readonly string[];
  /** Where each setting that was given at all was given: a flag, a variable or the path of a file. */
  sources: Readonly<Record<string, string>>;
};
