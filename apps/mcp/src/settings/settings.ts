import type { Rules } from "../guard/context.ts";
import type { Account } from "./account.ts";

export { CARRIER_URL } from "./account.ts";
export { type Command, readCommand } from "./command.ts";
export { SettingsError } from "./settings-error.ts";

/** How the server is reached over HTTP. */
export type HttpSettings = {
  port: number;
  host: string;
  /** Without a slash at the end, and without /mcp. */
  publicUrl: string | undefined;
  /** Host names in lower case, without port. */
  allowedHosts: readonly string[];
  allowedOrigins: readonly string[];
  tokensFile: string | undefined;
  oauthIssuer: string | undefined;
  oauthAudience: string | undefined;
  /** How many there may be; 0: none. */
  sessions: number;
  sessionIdleMs: number;
  concurrentRequests: number;
  requestsPerMinute: number;
  maxBodyBytes: number;
  /** The last part of the path under which the carrier posts webhooks; undefined: they are not taken. */
  webhookSecret: string | undefined;
};

/** What the operator set, checked. */
export type Settings = Rules & {
  account: Account;
  prices: { smsNanodollars: number; mmsNanodollars: number };
  /** What the account may send in a second. */
  rates: { sms: number; mms: number };
  timeoutMs: number;
  /** An absolute path. */
  stateFolder: string;
  /** Where the ledger is, if not in a file there. Holds a password. */
  databaseUrl: string | undefined;
  http: HttpSettings;
  /** Only these tools, in the catalog's order. */
  toolNames: readonly string[];
  /** Where each setting that was given at all was given: a flag, a variable or the path of a file. */
  sources: Readonly<Record<string, string>>;
};
