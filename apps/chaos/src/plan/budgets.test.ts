import { expect, test } from "vitest";
import { budgetFlags, budgetsFor, demandOf } from "./budgets.ts";
import { STOCK } from "./for-tests.ts";
import { makePlan } from "./plan.ts";

test.each([
  [8, "nanodollars", "count"],
  [9, "count", "nanodollars"],
] as const)("of seed %i, numbers are bound by %s and messages by %s", (seed, ofNumbers, ofMessages) => {
  const calls = makePlan({ effects: 300, seed, stock: STOCK });
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

test("writes them as flags, in dollars with six decimals", () => {
  expect(
    budgetFlags({
      numbers: { count: 7, nanodollars: 12_345_678_000 },
      messages: { count: 9, nanodollars: 4_000_000 },
    }),
  ).toEqual([
    ...["--numbers-per-day", "7", "--numbers-usd-per-day", "12.345678"],
    ...["--messages-per-day", "9", "--messages-usd-per-day", "0.004000"],
  ]);
});
