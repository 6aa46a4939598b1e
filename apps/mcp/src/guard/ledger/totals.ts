import { z } from "zod";
import type { ActingEffect } from "../effect.ts";
import { integer, type Sql, together } from "./sql.ts";

/** What was used up in a period: how many numbers, messages or changes, and nanodollars. */
export type Total = { units: number; nanodollars: number };

/** Whose budget something counts against: the account's in total, and beside it that of the caller. */
export type Counted = { account: string; subject: string; effect: ActingEffect };

/** Over all callers of the account, or of one caller by itself. */
export type Whose = "all" | "caller";

const total = z.object({ units: integer, nanodollars: integer });

const NOTHING: Total = { units: 0, nanodollars: 0 };

/** The UTC calendar day and month of a time: `2026-11-24` and `2026-11`. */
export const periodsOf = (time: number): { day: string; month: string } => {
  const day = new Date(time).toISOString().slice(0, 10);
  return { day, month: day.slice(0, 7) };
};

/** What was used up in the day and in the month of a time. */
export async function totalsOf(
  sql: Sql,
  { account, subject, effect }: Counted,
  time: number,
): Promise<Record<Whose, { day: Total; month: Total }>> {
  const { day, month } = periodsOf(time);
  // In one query: a database on another machine is asked at every call.
  const rows = await sql.all(
    `SELECT 'all' AS whose, period, units, nanodollars FROM totals
         WHERE account = $1 AND effect = $2 AND period IN ($3, $4)
       UNION ALL SELECT 'caller' AS whose, period, units, nanodollars FROM caller_totals
         WHERE account = $1 AND subject = $5 AND effect = $2 AND period IN ($3, $4)`,
    account,
    effect,
    day,
    month,
    subject,
  );
  const of = (whose: Whose, period: string): Total => {
    const row = rows.find((each) => each["whose"] === whose && each["period"] === period);
    return row === undefined ? NOTHING : total.parse(row);
  };
  const both = (whose: Whose) => ({ day: of(whose, day), month: of(whose, month) });
  return { all: both("all"), caller: both("caller") };
}

/** Counts in the day and the month of `at`; with negative amounts it takes back what was counted there. */
export async function count(
  sql: Sql,
  { account, subject, effect, at }: Counted & { at: number },
  { units, nanodollars }: Total,
): Promise<void> {
  const { day, month } = periodsOf(at);
  await together([
    sql.run(
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
    ),
    sql.run(
      `INSERT INTO caller_totals (account, effect, period, units, nanodollars, subject)
         VALUES ($1, $2, $3, $5, $6, $7), ($1, $2, $4, $5, $6, $7)
         ON CONFLICT (account, subject, effect, period) DO UPDATE
         SET units = caller_totals.units + excluded.units,
           nanodollars = caller_totals.nanodollars + excluded.nanodollars`,
      account,
      effect,
      day,
      month,
      units,
      nanodollars,
      subject,
    ),
  ]);
}
