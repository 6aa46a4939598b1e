import fc from "fast-check";
import { expect, test } from "vitest";
import { CALLERS, STOCK } from "./for-tests.ts";
import { type Call, EVEN, FEW_MESSAGES, makePlan, type Shares } from "./plan.ts";
import { identityOf, type Kind, unitsOf } from "./wish.ts";

const effects = fc.integer({ min: 1, max: 600 });
const seed = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const planOf = (effects: number, seed: number, shares: Shares = EVEN, stock = STOCK) =>
  makePlan({ effects, seed, stock, shares, callers: CALLERS });
const wishesOf = (calls: readonly Call[]) => calls.flatMap(({ wishes }) => wishes);

test("the same seed gives the same plan, with exactly as many effects as were asked for", () => {
  fc.assert(
    fc.property(effects, seed, (effects, seed) => {
      const plan = planOf(effects, seed);
      expect(planOf(effects, seed)).toEqual(plan);
      expect(wishesOf(plan).reduce((sum, wish) => sum + unitsOf(wish), 0)).toBe(effects);
      expect(plan.map(({ id }) => id)).toEqual(plan.map((_, index) => index));
    }),
    { numRuns: 30 },
  );
});

test("nothing but a change of a route is wanted by two calls", () => {
  fc.assert(
    fc.property(effects, seed, (effects, seed) => {
      const once = wishesOf(planOf(effects, seed)).filter(({ kind }) => kind !== "change");
      expect(new Set(once.map(identityOf)).size).toBe(once.length);
    }),
    { numRuns: 30 },
  );
});

/** Of the effects of a plan. */
const shareOf = (calls: readonly Call[], kind: Kind) =>
  wishesOf(calls)
    .filter((wish) => wish.kind === kind)
    .reduce((sum, wish) => sum + unitsOf(wish), 0) / 5_000;

test("half of it are messages, a quarter numbers, and a quarter of the calls are made twice", () => {
  const calls = planOf(5_000, 3);
  expect(shareOf(calls, "message")).toBeGreaterThan(0.45);
  expect(shareOf(calls, "message")).toBeLessThan(0.6);
  expect(shareOf(calls, "number")).toBeGreaterThan(0.2);
  expect(shareOf(calls, "route")).toBeGreaterThan(0.04);
  expect(shareOf(calls, "change")).toBeGreaterThan(0.1);
  const again = calls.filter(({ again }) => again !== "no").length / calls.length;
  expect(again).toBeGreaterThan(0.22);
  expect(again).toBeLessThan(0.28);
  expect(calls.some(({ wishes }) => wishes.length === 3)).toBe(true);
  expect(wishesOf(calls).some((wish) => wish.kind === "message" && wish.times === 2)).toBe(true);
});

test("or a seventh are messages, and the rest numbers and routes", () => {
  const calls = planOf(5_000, 3, FEW_MESSAGES, { ...STOCK, forSale: [...STOCK.forSale, ...STOCK.forSale] });
  expect(shareOf(calls, "message")).toBeGreaterThan(0.13);
  expect(shareOf(calls, "message")).toBeLessThan(0.17);
  expect(shareOf(calls, "number")).toBeGreaterThan(0.35);
  expect(shareOf(calls, "route")).toBeGreaterThan(0.1);
  expect(shareOf(calls, "change")).toBeGreaterThan(0.25);
});

test("some callers make more of the calls than others, and some calls are made again by somebody else", () => {
  const calls = planOf(5_000, 3);
  const [first = 0, second = 0, third = 0, fourth = 0] = CALLERS.map(
    (caller) => calls.filter((call) => call.caller === caller).length / calls.length,
  );
  expect([first > 0.35, first > second, second > third, third > fourth, fourth > 0.05]).not.toContain(false);
  const byAnother = calls.filter(({ caller, againBy }) => caller !== againBy).length / calls.length;
  expect(byAnother).toBeGreaterThan(0.1);
  expect(byAnother).toBeLessThan(0.25);
});

test("another seed gives another plan", () => {
  expect(planOf(50, 1)).not.toEqual(planOf(50, 2));
});

test("says so when there are too few numbers for sale", () => {
  expect(() => planOf(500, 1, EVEN, { ...STOCK, forSale: [] })).toThrow("too few numbers");
});
