import fc from "fast-check";
import { expect, test } from "vitest";
import { areaCodes } from "./area-codes.ts";
import { generateInventory, type InventoryNumber, MAX_INVENTORY_SIZE } from "./generate-inventory.ts";
import { CANADIAN_PROVINCES, isNpa, isSubscriberNxx, TOLL_FREE_NPAS, US_STATES } from "./numbering-plan.ts";
import { STANDARD } from "./price-tiers.ts";

const SIZE = 20_000;
const inventory = (size: number, seed: number) => [...generateInventory({ size, seed })];
const npaOf = ({ value }: InventoryNumber) => value.slice(1, 4);
const isDemo = ({ value }: InventoryNumber) => value.slice(4, 7) === "555";
const stock = inventory(SIZE, 1);

/** The rules that hold for every number of every inventory; gives back those that break one. */
function breakingRules(numbers: Iterable<InventoryNumber>): string[] {
  const broken: string[] = [];
  let last = "";
  for (const number of numbers) {
    const tollFree = TOLL_FREE_NPAS.some((npa) => npa === npaOf(number));
    const nxx = Number(number.value.slice(4, 7));
    const fine =
      /^1\d{10}$/.test(number.value) &&
      number.value > last &&
      isNpa(npaOf(number)) &&
      (isSubscriberNxx(nxx) || (nxx === 555 && !tollFree && /^01[1-8]\d$/.test(number.value.slice(7)))) &&
      (number.number_type === "toll-free") === tollFree &&
      (number.rate_center === null) === tollFree &&
      (number.state === null) === tollFree;
    if (!fine) broken.push(number.value);
    last = number.value;
  }
  return broken;
}

test("any size is met exactly, with valid numbers, ascending and so without duplicates", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6000 }), fc.maxSafeInteger(), (size, seed) => {
      const numbers = inventory(size, seed);
      expect(numbers).toHaveLength(size);
      expect(breakingRules(numbers)).toEqual([]);
    }),
    { numRuns: 25 },
  );
  expect(stock).toHaveLength(SIZE);
  expect(breakingRules(stock)).toEqual([]);
});

test("a large inventory keeps the rules", () => {
  let count = 0;
  function* counted() {
    for (const number of generateInventory({ size: 300_000, seed: 9 })) {
      count += 1;
      yield number;
    }
  }
  expect(breakingRules(counted())).toEqual([]);
  expect(count).toBe(300_000);
});

test("the same size and seed give the same inventory, another seed another one", () => {
  expect(inventory(SIZE, 1)).toEqual(stock);
  const values = new Set(stock.map(({ value }) => value));
  const other = inventory(SIZE, 2);
  const shared = other.filter((number) => values.has(number.value) && !isDemo(number));
  expect(shared.length).toBeLessThan(SIZE * 0.1);
  expect(other.filter(isDemo)).toEqual(stock.filter(isDemo));
});

test.each([5000, SIZE])(
  "with %i numbers every state and province, every area code and its demo numbers are there",
  (size) => {
    const numbers = inventory(size, 5);
    const states = new Set(numbers.map(({ state }) => state));
    expect([...US_STATES, ...CANADIAN_PROVINCES].filter((state) => !states.has(state))).toEqual([]);

    const others = new Set(numbers.filter((number) => !isDemo(number)).map(npaOf));
    const demos = new Map<string, number>();
    for (const number of numbers.filter(isDemo))
      demos.set(npaOf(number), (demos.get(npaOf(number)) ?? 0) + 1);
    for (const { npa } of areaCodes()) {
      expect(others).toContain(npa);
      expect(demos.get(npa)).toBeGreaterThanOrEqual(3);
    }
    for (const npa of TOLL_FREE_NPAS) expect(others).toContain(npa);
  },
);

test("Seattle has more than one page of numbers, with its demo numbers among them", () => {
  const seattle = stock.filter(
    ({ value, state, rate_center }) =>
      state === "wa" && rate_center === "seattle" && value.startsWith("1206"),
  );
  expect(seattle.length).toBeGreaterThan(200);
  expect(seattle.filter(isDemo).length).toBeGreaterThan(20);
  expect(seattle.map(({ value }) => value)).toContain("12065550142");
});

test("each number has the state that its area code lies in", () => {
  const states = new Map(
    areaCodes().map(({ npa, rateCenters }) => [npa, new Set(rateCenters.map(({ state }) => state))]),
  );
  const wrong = stock.filter(
    (number) => number.state !== null && !states.get(npaOf(number))?.has(number.state),
  );
  expect(wrong).toEqual([]);
});

test("most long codes have the standard price, and every tier occurs", () => {
  const longcodes = stock.filter(({ number_type }) => number_type === "longcode");
  const standard = longcodes.filter(({ tier }) => tier === STANDARD.tier);
  expect(standard.length / longcodes.length).toBeGreaterThan(0.8);
  expect(standard.length / longcodes.length).toBeLessThan(0.9);
  expect(new Set(stock.map(({ tier }) => tier)).size).toBe(5);
});

test("larger places hold more, and both neighbours and single numbers occur", () => {
  const count = (npa: string) => stock.filter((number) => npaOf(number) === npa).length;
  expect(count("312")).toBeGreaterThan(2 * count("906"));
  const values = new Set(stock.map(({ value }) => Number(value)));
  const beside = [...values].filter((value) => values.has(value - 1) || values.has(value + 1)).length;
  expect(beside / SIZE).toBeGreaterThan(0.3);
  expect(beside / SIZE).toBeLessThan(0.9);
});

test("a size or seed out of range is refused before anything is generated", () => {
  for (const size of [-1, 0.5, Number.NaN, MAX_INVENTORY_SIZE + 1]) {
    expect(() => generateInventory({ size, seed: 1 })).toThrow(RangeError);
  }
  expect(() => generateInventory({ size: 1, seed: 0.5 })).toThrow(RangeError);
});
