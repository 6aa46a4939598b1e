import type { Database } from "./database.ts";
import { text } from "./row.ts";

/** What the sandbox in this database was made from. It outlives restarts. */
export type Settings = { seed: number; inventory: number };

export function readSettings(database: Database): Settings | undefined {
  const values = new Map(
    database.rows("SELECT name, value FROM settings").map((row) => [text(row, "name"), text(row, "value")]),
  );
  const seed = values.get("seed");
  const inventory = values.get("inventory");
  if (seed === undefined || inventory === undefined) return undefined;
  return { seed: Number(seed), inventory: Number(inventory) };
}

export function writeSettings(database: Database, { seed, inventory }: Settings): void {
  const sql = "INSERT INTO settings (name, value) VALUES (?, ?)";
  database.run(sql, "seed", String(seed));
  database.run(sql, "inventory", String(inventory));
}
