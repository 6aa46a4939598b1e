import type { Budgets, Limit } from "./budget-limits.ts";
import type { ActingEffect } from "./effect.ts";
import type { Sql } from "./ledger/sql.ts";
import { type Total, totalsOf } from "./ledger/totals.ts";

/** What was used up and what is left of each limit; undefined is without limit. */
export type Used = Total & { unitsLeft: number | undefined; nanodollarsLeft: number | undefined };

export type Usage = { today: Used; this_month: Used };

/** What counts against an effect's budget now, reservations included. */
export async function usageOf(
  sql: Sql,
  account: string,
  effect: ActingEffect,
  budgets: Budgets,
  now: number,
): Promise<Usage> {
  const { day, month } = await totalsOf(sql, account, effect, now);
  const budget = effect === "change" ? undefined : budgets[effect];
  const used = (total: Total, within: keyof Limit): Used => ({
    ...total,
    unitsLeft: left(budget?.count[within], total.units),
    nanodollarsLeft: left(budget?.nanodollars[within], total.nanodollars),
  });
  return { today: used(day, "perDay"), this_month: used(month, "perMonth") };
}

const left = (limit: number | undefined, used: number): number | undefined =>
  limit === undefined ? undefined : Math.max(0, limit - used);

/** A limit that a plan would break: which one, and what is left of it. */
export type Shortfall = { period: "today" | "this_month"; of: "units" | "nanodollars"; left: number };

/** The first limit that does not cover what is wanted. */
export function shortfallOf(usage: Usage, wanted: Total): Shortfall | undefined {
  for (const period of ["today", "this_month"] as const) {
    const { unitsLeft, nanodollarsLeft } = usage[period];
    if (unitsLeft !== undefined && wanted.units > unitsLeft) return { period, of: "units", left: unitsLeft };
    if (nanodollarsLeft !== undefined && wanted.nanodollars > nanodollarsLeft)
      return { period, of: "nanodollars", left: nanodollarsLeft };
  }
  return undefined;
}

/** When a period ends and its limit is whole again: milliseconds since 1970 UTC. */
export function resetOf(period: Shortfall["period"], now: number): number {
  const date = new Date(now);
  return period === "today"
    ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 1)
    : Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}
