import type { Database } from "./database.ts";
import { text } from "./row.ts";

/** An account as the sandbox started with it. */
export type InitialAccount = { accessKey: string; secretKey: string; balanceNanodollars: number };

/** What the sandbox in this database was made from. It outlives restarts. */
export type Settings = { seed: number; inventory: number; accounts: readonly InitialAccount[] };

function isInitialAccount(value: unknown): value is InitialAccount {
  if (typeof value !== "object" || value === null) return false;
  return (
    "accessKey" in value &&
    typeof value.accessKey === "string" &&
    "secretKey" in value &&
    typeof value.secretKey === "string" &&
    "balanceNanodollars" in value &&
    typeof value.balanceNanodollars === "number"
  );
}

function accountsFrom(json: string): InitialAccount[] {
  const kept: unknown = JSON.parse(json);
  return Array.isArray(kept) ? kept.filter(isInitialAccount) : [];
}

export function readSettings(database: Database): Settings | undefined {
  const values = new Map(
    database.rows("SELECT name, value FROM settings").map((row) => [text(row, "name"), text(row, "value")]),
  );
  const seed = values.get("seed");
  const inventory = values.get("inventory");
  if (seed === undefined || inventory === undefined) return undefined;
  const accounts = accountsFrom(values.get("accounts") ?? "[]");
  return { seed: Number(seed), inventory: Number(inventory), accounts };
}

export function writeSettings(database: Database, { seed, inventory, accounts }: Settings): void {
  const sql = "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)";
  database.run(sql, "seed", String(seed));
  database.run(sql, "inventory", String(inventory));
  database.run(sql, "accounts", JSON.stringify(accounts));
}
