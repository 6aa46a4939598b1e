import type { Database } from "./database.ts";
import { integer, text } from "./row.ts";

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

/** A file of an earlier version does not say: its accounts are those that are in it. */
function accountsOf(database: Database, json: string | undefined): InitialAccount[] {
  const kept: unknown = json === undefined ? undefined : JSON.parse(json);
  if (Array.isArray(kept)) return kept.filter(isInitialAccount);
  const rows = database.rows(
    "SELECT access_key, secret_key, balance_nanodollars FROM accounts ORDER BY id",
  );
  return rows.map((row) => ({
    accessKey: text(row, "access_key"),
    secretKey: text(row, "secret_key"),
    balanceNanodollars: integer(row, "balance_nanodollars"),
  }));
}

export function readSettings(database: Database): Settings | undefined {
  const values = new Map(
    database.rows("SELECT name, value FROM settings").map((row) => [text(row, "name"), text(row, "value")]),
  );
  const seed = values.get("seed");
  const inventory = values.get("inventory");
  if (seed === undefined || inventory === undefined) return undefined;
  const accounts = accountsOf(database, values.get("accounts"));
  return { seed: Number(seed), inventory: Number(inventory), accounts };
}

export function writeSettings(database: Database, { seed, inventory, accounts }: Settings): void {
  const sql = "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)";
  database.run(sql, "seed", String(seed));
  database.run(sql, "inventory", String(inventory));
  database.run(sql, "accounts", JSON.stringify(accounts));
}
