import type { Budget, Budgets, Limit } from "./budget-limits.ts";
import type { Rules } from "./context.ts";
import type { ActingEffect } from "./effect.ts";
import type { Sql } from "./ledger/sql.ts";
import { type Counted, type Total, totalsOf, type Whose } from "./ledger/totals.ts";

/** What was used up and what is left of each limit; undefined is without limit. */
export type Used = Total & { unitsLeft: number | undefined; nanodollarsLeft: number | undefined };

export type Usage = { today: Used; this_month: Used };

type Limits = Pick<Rules, "budgets" | "callerBudgets">;

/** What counts against an effect's budgets now, reservations included. */
export async function usagesOf(
  sql: Sql,
  counted: Counted,
  { budgets, callerBudgets }: Limits,
  now: number,
): Promise<Record<Whose, Usage>> {
  const { all, caller } = await totalsOf(sql, counted, now);
  return {
    all: usage(all, budgetOf(budgets, counted.effect)),
    caller: usage(caller, budgetOf(callerBudgets, counted.effect)),
  };
}

/** What all callers have used up, and what is left of it to this one: the smaller of the account's and its own. */
export async function usageOf(sql: Sql, counted: Counted, limits: Limits, now: number): Promise<Usage> {
  const { all, caller } = await usagesOf(sql, counted, limits, now);
  return {
    today: leftOfBoth(all.today, caller.today),
    this_month: leftOfBoth(all.this_month, caller.this_month),
  };
}

/** What all callers together have used up, and what is left of the account's budget. */
export const usageOfAll = async (
  sql: Sql,
  counted: Omit<Counted, "subject">,
  limits: Limits,
  now: number,
): Promise<Usage> => (await usagesOf(sql, { ...counted, subject: "" }, limits, now)).all;

const budgetOf = (budgets: Budgets, effect: ActingEffect): Budget | undefined =>
  effect === "change" ? undefined : budgets[effect];

function usage({ day, month }: { day: Total; month: Total }, budget: Budget | undefined): Usage {
  const used = (total: Total, within: keyof Limit): Used => ({
    ...total,
    unitsLeft: left(budget?.count[within], total.units),
    nanodollarsLeft: left(budget?.nanodollars[within], total.nanodollars),
  });
  return { today: used(day, "perDay"), this_month: used(month, "perMonth") };
}

const left = (limit: number | undefined, used: number): number | undefined =>
  limit === undefined ? undefined : Math.max(0, limit - used);

const leftOfBoth = (all: Used, caller: Used): Used => ({
  ...all,
  unitsLeft: smaller(all.unitsLeft, caller.unitsLeft),
  nanodollarsLeft: smaller(all.nanodollarsLeft, caller.nanodollarsLeft),
});

const smaller = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);

/** A limit that a plan would break: whose and which one, and what is left of it. */
export type Shortfall = {
  whose: Whose;
  period: "today" | "this_month";
  of: "units" | "nanodollars";
  left: number;
};

const LIMITS = [
  { period: "today", of: "units" },
  { period: "today", of: "nanodollars" },
  { period: "this_month", of: "units" },
  { period: "this_month", of: "nanodollars" },
] as const;

/** The first limit that does not cover what is wanted; of the account's and the caller's, the one with less left. */
export function shortfallOf(usages: Record<Whose, Usage>, wanted: Total): Shortfall | undefined {
  const leftOf = (whose: Whose, { period, of }: (typeof LIMITS)[number]) => {
    const { unitsLeft, nanodollarsLeft } = usages[whose][period];
    return (of === "units" ? unitsLeft : nanodollarsLeft) ?? Number.POSITIVE_INFINITY;
  };
  for (const limit of LIMITS) {
    const [all, own] = [leftOf("all", limit), leftOf("caller", limit)];
    const tighter =
      own < all ? ({ whose: "caller", left: own } as const) : ({ whose: "all", left: all } as const);
    if (wanted[limit.of] > tighter.left) return { ...limit, ...tighter };
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
