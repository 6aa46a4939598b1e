import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";

/** Whether this run has a PostgreSQL: not as root in a folder that is for root alone. */
export const hasPostgres = (): boolean => inject("postgresUrl") !== "";

/** What PostgreSQL says when it has refused a password, or a user who would need one. */
const REFUSED: ReadonlySet<unknown> = new Set(["28P01", "28000"]);

/** Why a test of users cannot be made here. Only the server of TEST_DATABASE_URL may give a reason. */
export async function whyNoUsers(): Promise<string | undefined> {
  if (!isGiven()) return undefined;
  const [row] = await asked(
    inject("postgresUrl"),
    "SELECT rolsuper OR rolcreaterole AS may FROM pg_roles WHERE rolname = current_user",
  );
  return row?.["may"] === true ? undefined : "the user of TEST_DATABASE_URL may make no users (CREATEROLE)";
}

/** Why a test of passwords cannot be made here. Only the server of TEST_DATABASE_URL may give a reason. */
export async function whyNoPasswords(): Promise<string | undefined> {
  if (!isGiven()) return undefined;
  const wrong = Object.assign(new URL(inject("postgresUrl")), { password: "a-wrong-one" });
  try {
    await asked(wrong.href, "SELECT 1");
  } catch (error) {
    if (error instanceof postgres.PostgresError && REFUSED.has(error.code)) return undefined;
    throw error;
  }
  return "the server of TEST_DATABASE_URL asks for no password (trust in pg_hba.conf)";
}

const isGiven = (): boolean => process.env["TEST_DATABASE_URL"] !== undefined;

/** A new and empty database of the run's PostgreSQL. */
export const newDatabase = (): Promise<string> => databaseAt(inject("postgresUrl"));

/** The same on another server. */
export async function databaseAt(server: string): Promise<string> {
  const name = `ledger_${randomBytes(6).toString("hex")}`;
  await asked(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function asked(server: string, statement: string): Promise<postgres.RowList<postgres.Row[]>> {
  const connection = postgres(server, { max: 1, onnotice: () => {} });
  try {
    return await connection.unsafe(statement);
  } finally {
    await connection.end();
  }
}
