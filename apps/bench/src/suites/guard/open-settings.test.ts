import { expect, it } from "vitest";
import { openSettings } from "./open-settings.ts";

it("lets everything through, and has every budget", () => {
  const { policy, budgets } = openSettings();
  expect(policy).toEqual({ readOnly: false, spend: "allow", send: "allow", change: "allow" });
  for (const { count, nanodollars } of Object.values(budgets))
    for (const { perDay, perMonth } of [count, nanodollars]) {
      expect(perDay).toBeGreaterThan(100_000);
      expect(perMonth).toBeGreaterThan(100_000);
    }
});
