import postgres from "postgres";
import { LastingLedgerError } from "../for-good.ts";
import { LedgerError } from "../sql.ts";
import { type Address, nameOf } from "./address.ts";
import { hasMoreThanSettings } from "./options.ts";

/** The connection is gone or could not be made. What was asked last may have been done or not. */
export class Lost extends LedgerError {}

/** PostgreSQL has undone a transaction in favour of another one. It can be run again. */
export class Conflict extends LedgerError {}

// What PostgreSQL itself says is repeated only where it holds nothing but names: elsewhere it may hold what was written.

const SETTING =
  "it does not take a setting that is asked for. Check options in FLOWROUTE_MCP_DATABASE_URL: is there such a setting and such a value, and may a user change it?";

/** What stops everybody until a person has changed something, by SQLSTATE. */
const LASTING: Partial<Record<string, string>> = {
  "28P01":
    "the password was refused. Check the user and the password in FLOWROUTE_MCP_DATABASE_URL, and write special characters in them as % escapes",
  "28000":
    "this user may not connect from here. Check that the user exists and may log in, and what pg_hba.conf says about it",
  "3D000": "there is no such database. Create it (createdb), or correct FLOWROUTE_MCP_DATABASE_URL",
  "42501":
    "the user may not do what the ledger needs. It has to own the tables, or to be allowed to create them (GRANT CREATE ON SCHEMA public)",
  "3F000":
    "there is no schema in which the user may create tables. Create one, or set search_path for the user",
  "22023": SETTING,
  "42704": SETTING,
  "55P02": SETTING,
};

const READS_ONLY = "it is a replica, which only reads. Connect to the primary";

/** From PostgreSQL itself a fault of the driver. PgBouncer says it of nearly everything, of a lost server too. */
const POOLERS = "08P01";

/** What passes when PostgreSQL is back, or has a place. */
const PASSING: Partial<Record<string, string>> = {
  "53300": "it has no connection left for this user. Raise max_connections, or run fewer servers",
  "57P01": "it is being shut down",
  "57P02": "it has crashed, and is starting again",
  "57P03": "it is starting or stopping",
  "25006": READS_ONLY,
  [POOLERS]:
    "a pooler in between has refused the connection, or has lost the server behind it. If that goes on, see its log: does it know the database and the user, and does it reach PostgreSQL?",
};

const REFUSED: Partial<Record<string, string>> = {
  "53100": "its disk is full",
  "53200": "it has no memory left",
  "55P03":
    "another server has held the ledger for too long. If that goes on, look in pg_stat_activity for what holds it",
  "57014": "a statement took too long, and was cancelled. Is it overloaded?",
  P0001: "the audit is append-only",
};

const CONFLICTS: ReadonlySet<string> = new Set(["40001", "40P01"]);

/** What an error of the driver means. */
export function asLedgerError(error: unknown, address: Address): LedgerError {
  if (error instanceof LedgerError) return error;
  if (error instanceof postgres.PostgresError) return said(error, address);
  return new Lost(cannotBeUsed(address, onTheLine(codeOf(error))));
}

function said({ code, severity, constraint_name }: postgres.PostgresError, address: Address): LedgerError {
  if (code === POOLERS && hasMoreThanSettings(address)) return dropsOptions(address);
  const lasting = LASTING[code];
  if (lasting !== undefined) return new LastingLedgerError(cannotBeUsed(address, lasting));
  const passing = PASSING[code];
  if (passing !== undefined) return new Lost(cannotBeUsed(address, passing));
  const inWords = `it answered with the error ${code}${constraint_name ? ` (${constraint_name})` : ""}`;
  // PostgreSQL closes the connection after anything that is worse than an error.
  if (severity !== "ERROR") return new Lost(cannotBeUsed(address, inWords));
  if (CONFLICTS.has(code))
    return new Conflict(cannotBeUsed(address, "too many others write at the same time"));
  return new LedgerError(cannotBeUsed(address, REFUSED[code] ?? inWords));
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "unknown";

function onTheLine(code: string): string {
  switch (code) {
    case "ECONNREFUSED":
      return "nothing answers there (ECONNREFUSED). Is PostgreSQL running, and are host and port right?";
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `the name of the host is not known (${code}). Is it right?`;
    case "ECONNRESET":
    case "EPIPE":
    case "CONNECTION_CLOSED":
    case "CONNECTION_DESTROYED":
      return "the connection was lost. Is PostgreSQL running?";
    default:
      return `the connection failed (${code}). Is PostgreSQL running, and is there a way to it from here?`;
  }
}

export const wasCut = (address: Address): Lost =>
  new Lost(cannotBeUsed(address, onTheLine("CONNECTION_CLOSED")));

export const replicaOnly = (address: Address): Lost => new Lost(cannotBeUsed(address, READS_ONLY));

export const poolsTransactions = (address: Address): LastingLedgerError =>
  new LastingLedgerError(
    cannotBeUsed(
      address,
      "a pooler in between has to pool sessions, not transactions (PgBouncer: pool_mode = session)",
    ),
  );

export const dropsOptions = (address: Address): LastingLedgerError =>
  new LastingLedgerError(
    cannotBeUsed(
      address,
      "a pooler in between does not pass on what options in FLOWROUTE_MCP_DATABASE_URL asks for. It takes settings only, all written such as -c search_path=flowroute",
    ),
  );

export const tooSlow = (address: Address, ms: number): Lost =>
  new Lost(
    cannotBeUsed(
      address,
      `it did not answer within ${ms / 1000} s. Is it running and not overloaded, and does a firewall let this machine through?`,
    ),
  );

export const cannotBeUsed = (address: Address, why: string): string =>
  `The ledger in PostgreSQL (${nameOf(address)}) cannot be used: ${why}${/[.?]$/.test(why) ? "" : "."}`;
