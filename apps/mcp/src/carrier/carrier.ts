import { createHash, randomUUID } from "node:crypto";
import {
  createFlowroute,
  createRateLimiter,
  type Flowroute,
  FlowrouteInputError,
  type Hooks,
  type RateLimiter,
} from "flowroute-client";
import { loadSqlite } from "../load-sqlite.ts";
import { CARRIER_URL, type Settings, SettingsError } from "../settings/settings.ts";
import type { Account } from "../tools/tool.ts";

/** The account that the tools act on, its name in the ledger, and how to let go of it. */
export type Carrier = {
  flowroute: Flowroute;
  account: Account;
  ledgerAccount: string;
  /** Where a person sees what the embedded sandbox did, and answers as the handset. */
  consoleUrl?: string | undefined;
  close: () => Promise<void>;
};

/** US dollars of the embedded sandbox: enough for tools that take fifty numbers. */
const PLAY_MONEY = 1000;

export type Opening = {
  /** What keeps the carrier's limits, for the account of this name in the ledger: this process alone by default. */
  pace?: (ledgerAccount: string) => RateLimiter;
  /** They are told of every request. */
  hooks?: Hooks;
};

/** Connects to the carrier, or brings up the sandbox inside this process. */
export async function openCarrier(
  { account, rates, timeoutMs }: Pick<Settings, "account" | "rates" | "timeoutMs">,
  { pace = () => createRateLimiter(rates), hooks = {} }: Opening = {},
): Promise<Carrier> {
  if (account.kind === "flowroute") {
    const { baseUrl, accessKey, secretKey } = account;
    const ledgerAccount = ledgerAccountOf(baseUrl, accessKey);
    const rateLimiter = pace(ledgerAccount);
    return {
      flowroute: clientFor({ baseUrl, accessKey, secretKey, timeoutMs, rateLimiter, ...hooks }),
      account: { kind: baseUrl === CARRIER_URL ? "flowroute" : "other", baseUrl },
      ledgerAccount,
      close: async () => {},
    };
  }
  // Only those who ask for the sandbox wait for it to load.
  await loadSqlite();
  const { createSandbox } = await import("flowroute-sandbox");
  const sandbox = await createSandbox({ balance: PLAY_MONEY });
  const { url: baseUrl, accessKey, secretKey } = sandbox;
  // It ends with this process, and the next one is another.
  const ledgerAccount = ledgerAccountOf(randomUUID(), accessKey);
  const rateLimiter = pace(ledgerAccount);
  return {
    flowroute: createFlowroute({ baseUrl, accessKey, secretKey, timeoutMs, rateLimiter, ...hooks }),
    account: { kind: "sandbox", baseUrl },
    ledgerAccount,
    consoleUrl: sandbox.consoleUrl,
    close: () => sandbox.close(),
  };
}

/** A name for a carrier and an access key that tells neither. */
const ledgerAccountOf = (place: string, accessKey: string): string =>
  createHash("sha256")
    .update(JSON.stringify([inOneForm(place), accessKey]))
    .digest("hex")
    .slice(0, 16);

/** A URL can be written in many ways, and leads to one carrier. */
const inOneForm = (place: string): string =>
  (URL.canParse(place) ? new URL(place).href : place).replace(/\/+$/, "");

function clientFor(options: Parameters<typeof createFlowroute>[0]): Flowroute {
  try {
    return createFlowroute(options);
  } catch (error) {
    if (error instanceof FlowrouteInputError) throw new SettingsError(inVariables(error.message));
    throw error;
  }
}

/** The client speaks of its options; an operator sets variables. */
const inVariables = (message: string): string =>
  message
    .replace("accessKey", "FLOWROUTE_ACCESS_KEY")
    .replace("secretKey", "FLOWROUTE_SECRET_KEY")
    .replace("baseUrl", "FLOWROUTE_BASE_URL");

/** Whether the keys would cross a network in clear text. */
export function isInClearText(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === "http:" && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
