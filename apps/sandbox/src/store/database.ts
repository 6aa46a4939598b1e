import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { MIGRATIONS } from "./migrations.ts";
import type { Row } from "./row.ts";

export type Database = {
  /** The first row, if any. Statements are prepared once and kept. */
  row(sql: string, ...values: SQLInputValue[]): Row | undefined;
  rows(sql: string, ...values: SQLInputValue[]): Row[];
  /** How many rows were changed, and the id of the last one that was inserted. */
  run(sql: string, ...values: SQLInputValue[]): { changes: number; insertedId: number };
  /** Holds the write lock from the start, so that what is read inside cannot change before it is written. */
  transaction<Result>(work: () => Result): Result;
  /** How long to wait from now on for another process that writes to the same file. Nothing else runs meanwhile. */
  setPatience(ms: number): void;
  close(): void;
};

/** How long to wait for another process that writes to the same file, at first: filling a new one takes a while. */
const FIRST_PATIENCE_MS = 60_000;

/** A file that a newer version has written is left alone. */
export class NewerDatabaseError extends Error {
  constructor(file: string) {
    super(
      `The database ${file} was made by a newer version of the sandbox. Update the sandbox, or use another file.`,
    );
    this.name = "NewerDatabaseError";
  }
}

/** Node 22 reads a text up to its first NUL: that becomes the sign for what has no other, as half a pair does. */
const asKept = (value: SQLInputValue): SQLInputValue =>
  typeof value === "string" && value.includes("\0") ? value.replaceAll("\0", "\uFFFD") : value;

/** @param file a path, or `:memory:`. */
export function openDatabase(file: string): Database {
  const connection = new DatabaseSync(file);
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string) => {
    const kept = statements.get(sql);
    if (kept !== undefined) return kept;
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const rollBack = () => {
    try {
      prepared("ROLLBACK").run();
    } catch {
      // Some failures, a full disk for one, have ended the transaction already.
    }
  };
  const database: Database = {
    row: (sql, ...values) => prepared(sql).get(...values.map(asKept)),
    rows: (sql, ...values) => prepared(sql).all(...values.map(asKept)),
    run: (sql, ...values) => {
      const { changes, lastInsertRowid } = prepared(sql).run(...values.map(asKept));
      return { changes: Number(changes), insertedId: Number(lastInsertRowid) };
    },
    transaction: (work) => {
      prepared("BEGIN IMMEDIATE").run();
      try {
        const result = work();
        prepared("COMMIT").run();
        return result;
      } catch (cause) {
        rollBack();
        throw cause;
      }
    },
    setPatience: (ms) => connection.exec(`PRAGMA busy_timeout = ${ms}`),
    close: () => {
      statements.clear();
      connection.close();
    },
  };
  try {
    connection.exec(`PRAGMA busy_timeout = ${FIRST_PATIENCE_MS}`);
    if (file !== ":memory:") connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    connection.exec("PRAGMA foreign_keys = ON");
    migrate(connection, database, file);
  } catch (cause) {
    database.close();
    throw cause;
  }
  return database;
}

function migrate(connection: DatabaseSync, database: Database, file: string): void {
  database.transaction(() => {
    const version = Number(connection.prepare("PRAGMA user_version").get()?.["user_version"] ?? 0);
    if (version > MIGRATIONS.length) throw new NewerDatabaseError(file);
    for (const migration of MIGRATIONS.slice(version)) connection.exec(migration);
    connection.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  });
}
