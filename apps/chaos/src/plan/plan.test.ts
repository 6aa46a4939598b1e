import fc from "fast-check";
import { expect, test } from "vitest";
import { STOCK } from "./for-tests.ts";
import { type Call, makePlan } from "./plan.ts";
import { identityOf, unitsOf } from "./wish.ts";

const effects = fc.integer({ min: 1, max: 600 });
const seed = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const wishesOf = (calls: readonly Call[]) => calls.flatMap(({ wishes }) => wishes);

test("the same seed gives the same plan, with exactly as many effects as were asked for", () => {
  fc.assert(
    fc.property(effects, seed, (effects, seed) => {
      const plan = makePlan({ effects, seed, stock: STOCK });
      expect(makePlan({ effects, seed, stock: STOCK })).toEqual(plan);
      expect(wishesOf(plan).reduce((sum, wish) => sum + unitsOf(wish), 0)).toBe(effects);
      expect(plan.map(({ id }) => id)).toEqual(plan.map((_, index) => index));
    }),
    { numRuns: 30 },
  );
});

test("nothing but a change of a route is wanted by two calls", () => {
  fc.assert(
    fc.property(effects, seed, (effects, seed) => {
      const once = wishesOf(makePlan({ effects, seed, stock: STOCK })).filter(
        ({ kind }) => kind !== "change",
      );
      expect(new Set(once.map(identityOf)).size).toBe(once.length);
    }),
    { numRuns: 30 },
  );
});

test("half of it are messages, a quarter numbers, and a quarter of the calls are made twice", () => {
  const calls = makePlan({ effects: 5_000, seed: 3, stock: STOCK });
  const share = (kind: string) =>
    wishesOf(calls)
      .filter((wish) => wish.kind === kind)
      .reduce((sum, wish) => sum + unitsOf(wish), 0) / 5_000;
  expect(share("message")).toBeGreaterThan(0.45);
  expect(share("message")).toBeLessThan(0.6);
  expect(share("number")).toBeGreaterThan(0.2);
  expect(share("route")).toBeGreaterThan(0.04);
  expect(share("change")).toBeGreaterThan(0.1);
  const again = calls.filter(({ again }) => again !== "no").length / calls.length;
  expect(again).toBeGreaterThan(0.22);
  expect(again).toBeLessThan(0.28);
  expect(calls.some(({ wishes }) => wishes.length === 3)).toBe(true);
  expect(wishesOf(calls).some((wish) => wish.kind === "message" && wish.times === 2)).toBe(true);
});

test("another seed gives another plan", () => {
  const plan = (seed: number) => makePlan({ effects: 50, seed, stock: STOCK });
  expect(plan(1)).not.toEqual(plan(2));
});

test("says so when there are too few numbers for sale", () => {
  expect(() => makePlan({ effects: 500, seed: 1, stock: { ...STOCK, forSale: [] } })).toThrow(
    "too few numbers",
  );
});
