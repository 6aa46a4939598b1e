import { expect, test } from "vitest";
import { budgetFlags, budgetsFor, demandOf } from "./budgets.ts";
import { CALLERS, STOCK } from "./for-tests.ts";
import { EVEN, makePlan } from "./plan.ts";

const planOf = (seed: number) =>
  makePlan({ effects: 300, seed, stock: STOCK, shares: EVEN, callers: CALLERS });

test.each([
  [8, "nanodollars", "count"],
  [9, "count", "nanodollars"],
] as const)("of seed %i, numbers are bound by %s and messages by %s", (seed, ofNumbers, ofMessages) => {
  const calls = planOf(seed);
  const [budgets, wanted] = [budgetsFor(calls, seed), demandOf(calls)];
  for (const [effect, by] of [
    ["numbers", ofNumbers],
    ["messages", ofMessages],
  ] as const) {
    const other = by === "count" ? "nanodollars" : "count";
    expect(budgets[effect][by] / wanted[effect][by]).toBeCloseTo(0.8, 1);
    expect(budgets[effect][by]).toBeLessThan(wanted[effect][by]);
    expect(budgets[effect][other]).toBeGreaterThan(wanted[effect][other]);
  }
});

test("a busy caller wants more than its own, and all callers could use up what there is for all", () => {
  const calls = planOf(8);
  const [all, each] = [budgetsFor(calls, 8), budgetsFor(calls, 8, "each")];
  const wanted = CALLERS.map((caller) => demandOf(calls.filter((call) => call.caller === caller)));
  const [busiest] = wanted;
  expect(busiest?.messages.count).toBeGreaterThan(each.messages.count);
  const within = wanted.map(({ messages }) => Math.min(messages.count, each.messages.count));
  expect(within.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(all.messages.count);
});

test("writes them as flags, in dollars with six decimals", () => {
  const budgets = {
    numbers: { count: 7, nanodollars: 12_345_678_000 },
    messages: { count: 9, nanodollars: 4_000_000 },
  };
  expect(budgetFlags(budgets)).toEqual([
    ...["--numbers-per-day", "7", "--numbers-usd-per-day", "12.345678"],
    ...["--messages-per-day", "9", "--messages-usd-per-day", "0.004000"],
  ]);
  expect(budgetFlags(budgets, "each")).toEqual(
    expect.arrayContaining(["--caller-messages-per-day", "9", "--caller-numbers-usd-per-day", "12.345678"]),
  );
});
