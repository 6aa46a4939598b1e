import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { onTestFinished } from "vitest";

/** A path for a database file. It goes with the test, together with its folder. */
export function temporaryDatabase(): string {
  const folder = mkdtempSync(join(tmpdir(), "flowroute-sandbox-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "sandbox.db");
}

/** One value out of a sandbox's database file, read past the sandbox. */
export function valueIn(file: string, sql: string): unknown {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return Object.values(database.prepare(sql).get() ?? {})[0];
  } finally {
    database.close();
  }
}

/** Everything in a database file but these tables, as text that differs when anything differs. */
export function contentsOf(file: string, except: readonly string[] = []): string {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .all();
    const seen = tables.filter(({ name }) => !except.includes(String(name)));
    const rows = seen.map(({ name }) => [name, database.prepare(`SELECT * FROM ${String(name)}`).all()]);
    return JSON.stringify(rows);
  } finally {
    database.close();
  }
}

/** The same, read again only when somebody has written to the file: cheap enough to ask after each request. */
export function watchContents(file: string, except: readonly string[] = []): () => string {
  const watching = new DatabaseSync(file, { readOnly: true });
  onTestFinished(() => watching.close());
  const version = watching.prepare("PRAGMA data_version");
  let seen: unknown;
  let contents = "";
  return () => {
    const current = version.get()?.["data_version"];
    if (current !== seen) contents = contentsOf(file, except);
    seen = current;
    return contents;
  };
}
