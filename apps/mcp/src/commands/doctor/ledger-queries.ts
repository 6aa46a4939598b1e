import { z } from "zod";
import { ACTING_EFFECTS } from "../../guard/effect.ts";
import { STATES } from "../../guard/ledger/operations.ts";
import { integer, type Sql, text } from "../../guard/ledger/sql.ts";

const open = z.object({ state: z.enum(STATES), count: integer, oldest: integer });

/** How many operations of all accounts have not ended, by state, and when the oldest was begun. */
export async function openOperations(sql: Sql): Promise<z.output<typeof open>[]> {
  const rows = await sql.all(
    `SELECT state, COUNT(*) AS count, MIN(COALESCE(started_at, created_at)) AS oldest FROM operations
       WHERE state IN ('awaiting_approval', 'approved', 'executing', 'unknown') GROUP BY state ORDER BY state`,
  );
  return rows.map((row) => open.parse(row));
}

const used = z.object({
  account: text,
  effect: z.enum(ACTING_EFFECTS),
  units: integer,
  nanodollars: integer,
});

export type UsedUp = z.output<typeof used>;

/** What was used up in a period, by account and effect. */
export async function usedUp(sql: Sql, period: string): Promise<UsedUp[]> {
  const rows = await sql.all(
    "SELECT account, effect, units, nanodollars FROM totals WHERE period = $1 ORDER BY account, effect",
    period,
  );
  return rows.map((row) => used.parse(row));
}

/** What is wrong with the file, in SQLite's words. */
export async function damage(sql: Sql): Promise<string[]> {
  const said = (await sql.all("PRAGMA quick_check")).flatMap((row) => Object.values(row).map(String));
  return said.filter((line) => line !== "ok");
}

const server = z.object({ version: text, at: integer });

/** PostgreSQL's version, as a person writes it, and its time in milliseconds. */
export async function postgresNow(sql: Sql): Promise<z.output<typeof server>> {
  const [row] = await sql.all(
    `SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
       (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint AS at`,
  );
  return server.parse(row);
}
