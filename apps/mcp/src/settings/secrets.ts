import { AddressError, addressOf } from "../guard/ledger/postgres/address.ts";
import { SettingsError } from "./settings-error.ts";
import type { Environment } from "./state-folder.ts";

// What is secret is read from the environment alone: flags are seen by every program of the machine, and files are
// copied.

export const DATABASE_VARIABLE = "FLOWROUTE_MCP_DATABASE_URL";
export const WEBHOOK_VARIABLE = "FLOWROUTE_MCP_WEBHOOK_SECRET";

/** @throws SettingsError that does not repeat it: it may hold a password. */
export function readDatabaseUrl(environment: Environment): string | undefined {
  const text = environment[DATABASE_VARIABLE]?.trim();
  if (text === undefined || text === "") return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url === undefined ||
    !/^postgres(ql)?:$/.test(url.protocol) ||
    url.hostname === "" ||
    url.pathname.length < 2
  )
    throw new SettingsError(
      `${DATABASE_VARIABLE} has to be the URL of a PostgreSQL database, such as postgres://user:password@db.example.com:5432/flowroute.`,
    );
  checkAddress(text);
  return text;
}

// The ledger would find it only when it is opened.
function checkAddress(url: string): void {
  try {
    addressOf(url);
  } catch (error) {
    if (!(error instanceof AddressError)) throw error;
    throw new SettingsError(`${DATABASE_VARIABLE} is not understood: ${error.why}.`);
  }
}

const LEAST = 24;

/** @throws SettingsError that does not repeat it */
export function readWebhookSecret(environment: Environment): string | undefined {
  const text = environment[WEBHOOK_VARIABLE]?.trim();
  if (text === undefined || text === "") return undefined;
  if (new RegExp(`^[\\w-]{${LEAST},}$`).test(text)) return text;
  throw new SettingsError(
    `${WEBHOOK_VARIABLE} has to be at least ${LEAST} letters, digits, - or _, such as: openssl rand -hex 24 prints. Whoever knows it can tell this server what people wrote.`,
  );
}
