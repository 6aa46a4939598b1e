import { EventEmitter } from "node:events";
import { closeSync, fchmodSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { loadSqlite } from "../../load-sqlite.ts";
import { LastingLedgerError } from "./for-good.ts";
import { MIGRATIONS } from "./migrations.ts";
import { type Database, LedgerError, type Sql, type Value } from "./sql.ts";

/** How long to wait for another process that writes to the same file: each writes for a millisecond or less. */
const PATIENCE_MS = 5000;

/**
 * Opens the ledger's file, made with its folder if there is none, for this user alone.
 *
 * @throws {LedgerError} when it cannot be opened, or a newer version has made it.
 */
export async function openSqlite(file: string): Promise<Database> {
  let connection: DatabaseSync | undefined;
  try {
    const { DatabaseSync } = await loadSqlite();
    if (file !== IN_MEMORY) forThisUserAlone(file);
    connection = new DatabaseSync(file);
    // What is deleted is overwritten, so that the text of a question does not outlive it.
    connection.exec(
      `PRAGMA busy_timeout = ${PATIENCE_MS}; PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON`,
    );
    migrate(connection, file);
    connection.exec("PRAGMA busy_timeout = 0");
    return asDatabase(connection, file);
  } catch (error) {
    connection?.close();
    throw asLedgerError(error, file);
  }
}

/** A ledger without a file, which ends with its process. */
export const IN_MEMORY = ":memory:";

function forThisUserAlone(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // SQLite gives its own files beside this one the same mode. One that was there before may have another.
  const descriptor = openSync(file, "a", 0o600);
  fchmodSync(descriptor, 0o600);
  closeSync(descriptor);
}

/** Node 22 gives a text back up to its first NUL, so that who approves would not see the rest. As in PostgreSQL. */
const whole = (value: Value): Value => (typeof value === "string" ? value.replaceAll("\0", "\ufffd") : value);

function versionOf(connection: DatabaseSync): number {
  const table = connection.prepare("SELECT name FROM sqlite_master WHERE name = 'ledger_version'").get();
  if (table === undefined) return 0;
  return Number(connection.prepare("SELECT version FROM ledger_version").get()?.["version"] ?? 0);
}

function migrate(connection: DatabaseSync, file: string): void {
  if (versionOf(connection) === MIGRATIONS.length) return;
  connection.exec("BEGIN IMMEDIATE");
  try {
    connection.exec("CREATE TABLE IF NOT EXISTS ledger_version (version BIGINT NOT NULL)");
    const version = versionOf(connection);
    if (version > MIGRATIONS.length)
      throw new LastingLedgerError(
        `The ledger ${file} was made by a newer version of flowroute-mcp. Update flowroute-mcp, or use another folder (--state).`,
      );
    for (const { sql, sqlite } of MIGRATIONS.slice(version)) connection.exec(`${sql};${sqlite}`);
    connection.exec(`DELETE FROM ledger_version; INSERT INTO ledger_version VALUES (${MIGRATIONS.length})`);
    connection.exec("COMMIT");
  } catch (error) {
    rollBack(connection);
    throw error;
  }
}

/** A statement with a mark for each place of a value, and which value stands there. */
type Prepared = { statement: StatementSync; places: readonly number[] };

const VALUE = /\$(\d+)/g;

/** SQLite takes `$2` for a name, and Node binds by names, each time, at several times the cost of places. */
function prepare(connection: DatabaseSync, sql: string): Prepared {
  const places = [...sql.matchAll(VALUE)].map(([, number]) => Number(number) - 1);
  return { statement: connection.prepare(sql.replace(VALUE, "?")), places };
}

const inPlace = (places: readonly number[], values: readonly Value[]): Value[] =>
  places.map((place) => whole(values[place] ?? null));

function asDatabase(connection: DatabaseSync, file: string): Database {
  const statements = new Map<string, Prepared>();
  const prepared = (sql: string): Prepared => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const made = prepare(connection, sql);
    statements.set(sql, made);
    return made;
  };
  const attempt = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw asLedgerError(error, file);
    }
  };
  const rows = (text: string, values: readonly Value[]) => {
    const { statement, places } = prepared(text);
    return statement.all(...inPlace(places, values));
  };
  const changed = (text: string, values: readonly Value[]) => {
    const { statement, places } = prepared(text);
    return Number(statement.run(...inPlace(places, values)).changes);
  };
  const sql: Sql = {
    all: async (text, ...values) => attempt(() => rows(text, values)),
    run: async (text, ...values) => attempt(() => changed(text, values)),
  };

  // One connection has one transaction at a time: the others of this process wait here.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = last.then(work, work);
    last = result.catch(() => {});
    return result;
  };

  // Those of other processes are waited for without standing still: other calls go on meanwhile.
  const patiently = async <Result>(work: () => Result): Promise<Result> => {
    const until = performance.now() + PATIENCE_MS;
    for (;;)
      try {
        return work();
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw asLedgerError(error, file);
        await sleep(Math.random() * 3);
      }
  };

  let synchronous = "";
  const transaction: Database["transaction"] = (work, { durable = false } = {}) =>
    inTurn(async () => {
      const wanted = durable ? "FULL" : "NORMAL";
      if (synchronous !== wanted) attempt(() => connection.exec(`PRAGMA synchronous = ${wanted}`));
      synchronous = wanted;
      await patiently(() => changed("BEGIN IMMEDIATE", []));
      try {
        const result = await work(sql);
        attempt(() => changed("COMMIT", []));
        return result;
      } catch (error) {
        rollBack(connection);
        throw error;
      }
    });

  const topics = new EventEmitter().setMaxListeners(0);
  return {
    publish: async (topic, said) => void topics.emit(topic, said),
    subscribe: async (topic, listener) => {
      topics.on(topic, listener);
      return async () => void topics.off(topic, listener);
    },
    all: (text, ...values) => inTurn(() => patiently(() => rows(text, values))),
    run: (text, ...values) => transaction((own) => own.run(text, ...values)),
    transaction,
    // The log holds what was overwritten until it is begun anew; who reads at this moment puts that off.
    forget: () => inTurn(async () => attempt(() => connection.exec("PRAGMA wal_checkpoint(TRUNCATE)"))),
    close: () =>
      inTurn(async () => {
        statements.clear();
        connection.close();
      }),
  };
}

/** SQLite's own number for "another connection writes"; further bits say more. */
const SQLITE_BUSY = 5;

const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  "errcode" in error &&
  typeof error.errcode === "number" &&
  (error.errcode & 0xff) === SQLITE_BUSY;

function rollBack(connection: DatabaseSync): void {
  try {
    connection.exec("ROLLBACK");
  } catch {
    // Some failures, a full disk for one, have ended the transaction already.
  }
}

function asLedgerError(error: unknown, file: string): LedgerError {
  if (error instanceof LedgerError) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new LedgerError(`The ledger ${file} cannot be used: ${why}.`);
}
