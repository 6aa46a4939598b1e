import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";

/** Whether this run has a PostgreSQL: not as root in a folder that is for root alone. */
export const hasPostgres = (): boolean => inject("postgresUrl") !== "";

/** A new and empty database of the run's PostgreSQL. */
export const newDatabase = (): Promise<string> => databaseAt(inject("postgresUrl"));

/** The same on another server. */
export async function databaseAt(server: string): Promise<string> {
  const name = `ledger_${randomBytes(6).toString("hex")}`;
  const connection = postgres(server, { max: 1, onnotice: () => {} });
  try {
    await connection.unsafe(`CREATE DATABASE ${name}`);
  } finally {
    await connection.end();
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
