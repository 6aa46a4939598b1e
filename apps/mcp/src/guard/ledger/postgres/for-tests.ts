import postgres from "postgres";
import { onTestFinished } from "vitest";
import { newDatabase } from "../../../../test/new-database.ts";
import type { Database, Sql } from "../sql.ts";
import type { Limits } from "./limits.ts";
import { openPostgres } from "./postgres.ts";

/** A ledger as one process has it, until the test is over. */
export async function openForTest(url: string, limits: Partial<Limits> = {}): Promise<Database> {
  const database = await openPostgres(url, limits);
  onTestFinished(() => database.close());
  return database;
}

let shared: Promise<string> | undefined;
let count = 0;

/** A new and empty ledger: a schema of its own in the test file's database, which is made faster than a database. */
export async function newLedger(): Promise<string> {
  shared ??= newDatabase();
  const url = new URL(await shared);
  count += 1;
  const name = `ledger_${count}`;
  const connection = postgres(url.href, { max: 1 });
  await connection.unsafe(`CREATE SCHEMA ${name}`);
  await connection.end();
  url.searchParams.set("options", `-csearch_path=${name}`);
  return url.href;
}

let usual: Promise<string> | undefined;

/** The test file's one ledger, without opt-outs, as several processes have it. It is there faster than a new one. */
export async function sharedBy(processes: number, limits: Partial<Limits> = {}) {
  usual ??= newLedger();
  const url = await usual;
  const databases: Database[] = [];
  while (databases.length < processes) databases.push(await openForTest(url, limits));
  const [first, second = first] = databases;
  if (first === undefined || second === undefined) throw new Error("no process");
  await first.run("DELETE FROM opt_outs");
  return { url, databases, first, second };
}

/** Opt-outs are the simplest rows there are: each of these has one. */
export const insert = (sql: Pick<Sql, "run">, name: string): Promise<number> =>
  sql.run(
    "INSERT INTO opt_outs (account, number, state, at, source) VALUES ('a', $1, 'out', 1, 'test')",
    name,
  );

export const names = async (sql: Pick<Sql, "all">): Promise<unknown[]> =>
  (await sql.all("SELECT number FROM opt_outs ORDER BY number")).map((row) => row["number"]);

/** A door that is shut until it is opened. */
export function door(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
