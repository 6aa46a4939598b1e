import type { Rules } from "../guard/context.ts";
import type { Account } from "./account.ts";

export { CARRIER_URL } from "./account.ts";
export { type Catalog, type Command, readCommand } from "./command.ts";
export { SettingsError } from "./settings-error.ts";

/** What the operator set, checked. */
export type Settings = Rules & {
  account: Account;
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
