import type { ClockState } from "../clock/sandbox-clock.ts";
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

/** How far the sandbox's clock was moved: kept, so that what was sent in its time stays in the past. */
export function readClock(database: Database): ClockState {
  const kept = (name: string) => {
    const row = database.row("SELECT value FROM settings WHERE name = ?", name);
    return row === undefined ? undefined : Number(text(row, "value"));
  };
  return { offset: kept("clock_offset") ?? 0, frozenAt: kept("clock_frozen_at") };
}

export function writeClock(database: Database, { offset, frozenAt }: ClockState): void {
  const sql = "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)";
  database.run(sql, "clock_offset", String(offset));
  if (frozenAt === undefined) database.run("DELETE FROM settings WHERE name = 'clock_frozen_at'");
  else database.run(sql, "clock_frozen_at", String(frozenAt));
}

export function readSeed(database: Database): number {
  const row = database.row("SELECT value FROM settings WHERE name = 'seed'");
  return row === undefined ? 0 : Number(text(row, "value"));
}

export function writeSettings(database: Database, { seed, inventory, accounts }: Settings): void {
  const sql = "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)";
  database.run(sql, "seed", String(seed));
  database.run(sql, "inventory", String(inventory));
  database.run(sql, "accounts", JSON.stringify(accounts));
}
