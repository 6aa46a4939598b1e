import type { SQLInputValue } from "node:sqlite";
import { deserialize, serialize } from "node:v8";
import type { Database } from "./database.ts";
import { integer, type Row, text } from "./row.ts";

export type Snapshot = { name: string; takenAt: number; bytes: number };

export type Snapshots = {
  /** Of the same name replaces the earlier one. */
  take(name: string, at: number): void;
  /** Puts everything back as it was; false when there is no such snapshot. To be called in a transaction. */
  restore(name: string): boolean;
  remove(name: string): boolean;
  list(): Snapshot[];
  /** Empties every table but the snapshots', so that a sandbox can be made anew. */
  clear(): void;
};

/** What a snapshot neither holds nor touches. */
const KEPT = new Set(["snapshots"]);
/** A snapshot does hold it: ids start again where they were. */
const SEQUENCE = "sqlite_sequence";

type Table = { name: string; rows: Row[] };

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null;
}

function tablesFrom(content: Uint8Array): Table[] {
  const value: unknown = deserialize(content);
  if (!Array.isArray(value)) throw new Error("A snapshot in the database cannot be read.");
  return value.map((table: unknown) => {
    if (typeof table !== "object" || table === null || !("name" in table) || !("rows" in table)) {
      throw new Error("A snapshot in the database cannot be read.");
    }
    const { name, rows } = table;
    return { name: String(name), rows: Array.isArray(rows) ? rows.filter(isRow) : [] };
  });
}

export function snapshotsIn(database: Database): Snapshots {
  const tables = () =>
    database
      .rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%' ORDER BY name",
      )
      .map((row) => text(row, "name"))
      .filter((name) => !KEPT.has(name));
  const clear = () => {
    // The order of tables is not that of their references.
    database.run("PRAGMA defer_foreign_keys = ON");
    for (const name of tables()) database.run(`DELETE FROM ${name}`);
  };
  const put = (name: string, row: Row) => {
    const columns = Object.keys(row);
    const values: SQLInputValue[] = Object.values(row);
    const places = columns.map(() => "?").join(", ");
    database.run(`INSERT INTO ${name} (${columns.join(", ")}) VALUES (${places})`, ...values);
  };
  return {
    clear,
    take: (name, at) => {
      const content = tables().map((table) => ({
        name: table,
        rows: database.rows(`SELECT * FROM ${table}`),
      }));
      const sql = "INSERT OR REPLACE INTO snapshots (name, taken_at, content) VALUES (?, ?, ?)";
      database.run(sql, name, at, serialize(content));
    },
    restore: (name) => {
      const content = database.row("SELECT content FROM snapshots WHERE name = ?", name)?.["content"];
      if (!(content instanceof Uint8Array)) return false;
      clear();
      for (const table of tablesFrom(content)) {
        // The rows of other tables have written into it.
        if (table.name === SEQUENCE) database.run(`DELETE FROM ${SEQUENCE}`);
        for (const row of table.rows) put(table.name, row);
      }
      // An attempt that was under way at that time is not now.
      database.run("UPDATE webhooks SET leased_until = 0");
      return true;
    },
    remove: (name) => database.run("DELETE FROM snapshots WHERE name = ?", name).changes === 1,
    list: () =>
      database
        .rows("SELECT name, taken_at, length(content) AS bytes FROM snapshots ORDER BY taken_at, name")
        .map((row) => ({
          name: text(row, "name"),
          takenAt: integer(row, "taken_at"),
          bytes: integer(row, "bytes"),
        })),
  };
}
