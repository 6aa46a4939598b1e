import fc from "fast-check";
import { expect, test } from "vitest";
import { referenceNumbers, referenceSearch } from "./reference.ts";
import { buildStock, type StockFilter, type StockOrder } from "./stock.ts";

const INVENTORY = { size: 4000, seed: 11 };
const numbers = referenceNumbers(INVENTORY);
const VALUE: StockOrder = { column: "value", direction: "ASC" };

const anyNumber = fc.constantFrom(...numbers);
const order: fc.Arbitrary<StockOrder> = fc.record({
  column: fc.constantFrom("monthly_cost", "iso_country", "number_type", "state", "rate_center", "value"),
  direction: fc.constantFrom("ASC", "DESC"),
});
const range = fc.record({
  limit: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(201, 5000)),
  offset: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 4100 })),
});

/** Now and then digits that are not the number's. */
const digits = (own: fc.Arbitrary<string>) =>
  fc.oneof({ arbitrary: own, weight: 9 }, { arbitrary: fc.stringMatching(/^\d{1,12}$/), weight: 1 });

/** Asks for some of what one number has, so that filters match something although they are many. */
const filter: fc.Arbitrary<StockFilter> = anyNumber.chain((number) => {
  const { value } = number;
  const length = fc.integer({ min: 1, max: 11 });
  const short = fc.oneof(fc.integer({ min: 1, max: 4 }), length);
  return fc.record(
    {
      startsWith: digits(length.map((count) => value.slice(0, count))),
      endsWith: digits(short.map((count) => value.slice(-count))),
      contains: digits(
        fc.tuple(fc.integer({ min: 0, max: 10 }), short).map(([at, count]) => value.slice(at, at + count)),
      ),
      state: fc.constantFrom(number.state ?? "wa", "wa", "nowhere"),
      rateCenter: fc.constantFrom(number.rateCenter ?? "seattle", "seattle", "nowhere"),
      numberType: fc.constantFrom(number.numberType, number.numberType, "longcode", "mobile"),
      isoCountry: fc.constantFrom(number.isoCountry, number.isoCountry, "CA", "MX"),
      tier: fc.constantFrom(number.tier, number.tier, "Premium", "Gold"),
    },
    { requiredKeys: [] },
  );
});
/** Mostly of one or two members: those match most. */
const fewFilters = fc.tuple(filter, fc.subarray(["startsWith", "endsWith", "contains"] as const)).map(
  ([{ startsWith, endsWith, contains, ...others }, kept]): StockFilter => ({
    ...(kept.includes("startsWith") ? { startsWith } : {}),
    ...(kept.includes("endsWith") ? { endsWith } : {}),
    ...(kept.includes("contains") ? { contains } : {}),
    ...(kept.length > 0 ? {} : others),
  }),
);
const anyFilter = fc.oneof(filter, fewFilters);

test("a search finds what filtering and sorting all numbers gives", () => {
  const stock = buildStock(INVENTORY);
  const property = fc.property(anyFilter, order, range, (asked, by, part) => {
    expect(stock.search(asked, by, part)).toEqual(referenceSearch(numbers, asked, by, part));
  });
  fc.assert(property, { numRuns: 3000 });
});

test("numbers that are taken are not found", () => {
  const taken = fc.array(anyNumber, { maxLength: 3000 });
  const stock = buildStock(INVENTORY);
  const searches = fc.array(fc.tuple(anyFilter, order, range), { minLength: 1, maxLength: 20 });
  const property = fc.property(taken, searches, (gone, list) => {
    const values = new Set(gone.map(({ value }) => value));
    stock.setTaken(values);
    const left = numbers.filter(({ value }) => !values.has(value));
    for (const [asked, by, part] of list) {
      expect(stock.search(asked, by, part)).toEqual(referenceSearch(left, asked, by, part));
    }
  });
  fc.assert(property, { numRuns: 100 });
});

test("a large stock, where rare lines are looked up, gives the same", () => {
  const inventory = { size: 60_000, seed: 2 };
  const all = referenceNumbers(inventory);
  const stock = buildStock(inventory);
  for (const contains of ["0142", "555", "99", "20655", "1234", "5550142", "7777777"]) {
    for (const endsWith of [undefined, "2", "42", "7777"]) {
      for (const tier of [undefined, "Premium", "Standard"]) {
        const asked = { contains, endsWith, tier };
        const part = { limit: 5000, offset: 3 };
        expect(stock.search(asked, VALUE, part)).toEqual(referenceSearch(all, asked, VALUE, part));
      }
    }
  }
});

test.each([
  { startsWith: "120655501420" },
  { endsWith: "312065550142" },
  { contains: "112065550142" },
  { contains: "20655501421" },
  { startsWith: "44" },
  { startsWith: "+1" },
  { contains: "seattle" },
  { endsWith: "4 2" },
  { startsWith: "1206", endsWith: "3065550142" },
])("%j matches nothing", (asked) => {
  expect(buildStock(INVENTORY).search(asked, VALUE, { limit: 10, offset: 0 })).toEqual([]);
});

test("empty digits ask for nothing", () => {
  const asked = { startsWith: "", contains: "", endsWith: "" };
  expect(buildStock(INVENTORY).search(asked, VALUE, { limit: 5000, offset: 0 })).toEqual(numbers);
});

test("numbers without a state come first, or last where the order descends", () => {
  const stock = buildStock(INVENTORY);
  for (const column of ["state", "rate_center"] as const) {
    const [first] = stock.search({}, { column, direction: "ASC" }, { limit: 1, offset: 0 });
    expect(first).toMatchObject({ state: null, rateCenter: null, numberType: "toll-free" });
    const [last] = stock.search({}, { column, direction: "DESC" }, { limit: 1, offset: INVENTORY.size - 1 });
    expect(last).toMatchObject({ state: null, rateCenter: null, numberType: "toll-free" });
  }
});
