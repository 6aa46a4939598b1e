import { z } from "zod";
import type { ActingEffect } from "../effect.ts";
import { integer, type Sql } from "./sql.ts";

/** What was used up in a period: how many numbers, messages or changes, and nanodollars. */
export type Total = { units: number; nanodollars: number };

const total = z.object({ units: integer, nanodollars: integer });

/** The UTC calendar day and month of a time: `2026-11-24` and `2026-11`. */
export const periodsOf = (time: number): { day: string; month: string } => {
  const day = new Date(time).toISOString().slice(0, 10);
  return { day, month: day.slice(0, 7) };
};

/** What was used up in the day and in the month of a time. */
export async function totalsOf(
  sql: Sql,
  account: string,
  effect: ActingEffect,
  time: number,
): Promise<{ day: Total; month: Total }> {
  const { day, month } = periodsOf(time);
  const rows = await sql.all(
    `SELECT period, units, nanodollars FROM totals WHERE account = $1 AND effect = $2 AND period IN ($3, $4)`,
    account,
    effect,
    day,
    month,
  );
  const of = (period: string): Total => {
    const row = rows.find((each) => each["period"] === period);
    return row === undefined ? { units: 0, nanodollars: 0 } : total.parse(row);
  };
  return { day: of(day), month: of(month) };
}

/** Counts in the day and the month of `at`; with negative amounts it takes back what was counted there. */
export async function count(
  sql: Sql,
  { account, effect, at }: { account: string; effect: ActingEffect; at: number },
  { units, nanodollars }: Total,
): Promise<void> {
  const { day, month } = periodsOf(at);
  await sql.run(
    `INSERT INTO totals (account, effect, period, units, nanodollars)
       VALUES ($1, $2, $3, $5, $6), ($1, $2, $4, $5, $6)
       ON CONFLICT (account, effect, period) DO UPDATE
       SET units = totals.units + excluded.units, nanodollars = totals.nanodollars + excluded.nanodollars`,
    account,
    effect,
    day,
    month,
    units,
    nanodollars,
  );
}
