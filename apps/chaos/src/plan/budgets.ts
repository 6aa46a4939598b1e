import type { Call } from "./plan.ts";

/** What a day allows of an effect. */
export type Budget = { count: number; nanodollars: number };

export type Budgets = { numbers: Budget; messages: Budget };

/** Of what is wanted: below it, so that they are reached. A busy caller reaches its own, others the one of all. */
const SHARE = { all: 0.8, each: 0.3 };
/** The limit that does not bind. */
const PLENTY = 2;

/** A flag takes six decimals of a dollar. */
const STEP = 1000;

/**
 * Budgets that the plan does not fit into, of all callers together or of each: one effect's in count, the other's in
 * dollars. Which is which, the seed says.
 */
export function budgetsFor(calls: readonly Call[], seed: number, whose: keyof typeof SHARE = "all"): Budgets {
  const wanted = demandOf(calls);
  const bind = ({ count, nanodollars }: Budget, by: keyof Budget): Budget => ({
    count: Math.floor(count * (by === "count" ? SHARE[whose] : PLENTY)),
    nanodollars: Math.floor((nanodollars * (by === "nanodollars" ? SHARE[whose] : PLENTY)) / STEP) * STEP,
  });
  const byCount = seed % 2 === 0;
  return {
    numbers: bind(wanted.numbers, byCount ? "nanodollars" : "count"),
    messages: bind(wanted.messages, byCount ? "count" : "nanodollars"),
  };
}

/** All that the plan wants. */
export function demandOf(calls: readonly Call[]): Budgets {
  const numbers = { count: 0, nanodollars: 0 };
  const messages = { count: 0, nanodollars: 0 };
  for (const wish of calls.flatMap(({ wishes }) => wishes)) {
    if (wish.kind === "number") {
      numbers.count += 1;
      numbers.nanodollars += wish.nanodollars;
    } else if (wish.kind === "message") {
      messages.count += wish.times;
      messages.nanodollars += wish.nanodollars * wish.times;
    }
  }
  return { numbers, messages };
}

/** As the server is started with them. */
export function budgetFlags({ numbers, messages }: Budgets, whose: keyof typeof SHARE = "all"): string[] {
  const start = whose === "each" ? "--caller-" : "--";
  return [
    [`${start}numbers-per-day`, String(numbers.count)],
    [`${start}numbers-usd-per-day`, dollars(numbers.nanodollars)],
    [`${start}messages-per-day`, String(messages.count)],
    [`${start}messages-usd-per-day`, dollars(messages.nanodollars)],
  ].flat();
}

const dollars = (nanodollars: number): string => (nanodollars / 1e9).toFixed(6);
