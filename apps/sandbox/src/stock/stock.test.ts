import fc from "fast-check";
import { expect, test } from "vitest";
import { referenceNumbers } from "./reference.ts";
import { buildStock, type StockNumber, type StockOrder, stockFromBytes } from "./stock.ts";

const INVENTORY = { size: 4000, seed: 11 };
const numbers = referenceNumbers(INVENTORY);
const VALUE: StockOrder = { column: "value", direction: "ASC" };
const ALL = { limit: 1_000_000, offset: 0 };
const build = () => buildStock(INVENTORY);

test("any size and seed has the numbers of the generated inventory", () => {
  const property = fc.property(fc.integer({ min: 0, max: 8000 }), fc.maxSafeInteger(), (size, seed) => {
    const stock = buildStock({ size, seed });
    expect(stock.size).toBe(size);
    expect(stock.search({}, VALUE, ALL)).toEqual(referenceNumbers({ size, seed }));
  });
  fc.assert(property, { numRuns: 25, examples: [[0, 1]] });
});

test("a size or seed out of range is refused", () => {
  expect(() => buildStock({ size: -1, seed: 1 })).toThrow(RangeError);
  expect(() => buildStock({ size: 1, seed: 0.5 })).toThrow(RangeError);
});

test("each number is there, and its neighbours only if they are in the inventory", () => {
  const stock = build();
  const values = new Set(numbers.map(({ value }) => value));
  for (const number of numbers) {
    expect(stock.get(number.value)).toEqual(number);
    for (const step of [-1, 1, -10_000, 10_000]) {
      const beside = String(Number(number.value) + step);
      expect(stock.has(beside)).toBe(values.has(beside));
    }
  }
  for (const value of ["", "1", "2065550142", "+12065550142", "120655501420", "22065550142", "1206555014x"]) {
    expect(stock.has(value)).toBe(false);
    expect(stock.get(value)).toBeUndefined();
    expect(stock.take(value)).toBe(false);
  }
});

test("a number is taken once and released once", () => {
  const stock = build();
  const [number] = numbers;
  if (number === undefined) throw new Error("The inventory is empty.");
  expect(stock.release(number.value)).toBe(false);
  expect(stock.take(number.value)).toBe(true);
  expect(stock.take(number.value)).toBe(false);
  expect(stock.get(number.value)).toBeUndefined();
  expect(stock.has(number.value)).toBe(true);
  expect(stock.release(number.value)).toBe(true);
  expect(stock.get(number.value)).toEqual(number);
});

test("setTaken forgets what was taken before, and passes over what is not in the stock", () => {
  const stock = build();
  const values = numbers.map(({ value }) => value);
  stock.setTaken(values);
  expect(stock.search({}, VALUE, ALL)).toEqual([]);
  expect(stock.areaCodes(1000, ALL)).toEqual([]);
  stock.setTaken(["12065550100", "", ...values.slice(0, 10), ...values.slice(0, 10)]);
  expect(stock.search({}, VALUE, ALL)).toEqual(numbers.slice(10));
  stock.setTaken([]);
  expect(stock.search({}, VALUE, ALL)).toEqual(numbers);
});

const distinct = (all: readonly StockNumber[], from: number, to: number) => [
  ...new Set(all.map(({ value }) => value.slice(from, to))),
];

test("area codes and exchanges are those of the numbers for sale at that setup fee", () => {
  const stock = build();
  const changes = fc.array(
    fc.oneof(
      fc.record({ change: fc.constant("take" as const), from: fc.nat(3999), count: fc.nat(600) }),
      fc.record({ change: fc.constant("release" as const), from: fc.nat(3999), count: fc.nat(300) }),
    ),
    { maxLength: 8 },
  );
  const range = fc.oneof(
    fc.constant(ALL),
    fc.record({ limit: fc.nat(20), offset: fc.oneof(fc.nat(20), fc.nat(1500)) }),
  );
  const most = fc.constantFrom(0, 99, 100, 149, 150, 398, 399, 1_000_000);
  const areaCode = fc.oneof(
    fc.constantFrom(undefined, "206", "867", "902", "800", "999", "x"),
    fc.constantFrom(...numbers).map(({ value }) => value.slice(1, 4)),
  );
  const property = fc.property(changes, most, areaCode, range, (list, highest, area, part) => {
    const taken = new Set<string>();
    stock.setTaken([]);
    for (const { change, from, count } of list) {
      for (const { value } of numbers.slice(from, from + count)) {
        expect(stock[change](value)).toBe((change === "take") !== taken.has(value));
        if (change === "take") taken.add(value);
        else taken.delete(value);
      }
    }
    const fitting = numbers.filter((it) => it.setupCostCents <= highest && !taken.has(it.value));
    const cut = (all: string[]) => all.slice(part.offset, part.offset + part.limit);
    const ofArea = fitting.filter(({ value }) => area === undefined || value.slice(1, 4) === area);
    expect(stock.areaCodes(highest, part)).toEqual(cut(distinct(fitting, 1, 4)));
    expect(stock.exchanges(highest, area, part)).toEqual(cut(distinct(ofArea, 1, 7)));
  });
  fc.assert(property, { numRuns: 300 });
});

test("the bytes hold the stock, but not what is taken", () => {
  const property = fc.property(fc.integer({ min: 0, max: 3000 }), fc.maxSafeInteger(), (size, seed) => {
    const stock = buildStock({ size, seed });
    const all = stock.search({}, VALUE, ALL);
    stock.setTaken(all.map(({ value }) => value));
    const bytes = stock.toBytes();
    // As part of a larger memory, at addresses that suit 32-bit words and at others.
    for (const at of [0, 1, 2, 4]) {
      const inside = new Uint8Array(bytes.length + 9).fill(65);
      inside.set(bytes, at);
      const again = stockFromBytes(inside.subarray(at, at + bytes.length));
      expect(again.size).toBe(size);
      expect(again.search({}, VALUE, ALL)).toEqual(all);
      expect(again.toBytes()).toEqual(bytes);
    }
  });
  fc.assert(property, { numRuns: 20, examples: [[0, 1]] });
});

test("other bytes are refused, with the reason", () => {
  const bytes = build().toBytes();
  const changed = (at: number, ...values: number[]) => {
    const copy = bytes.slice();
    copy.set(values, at);
    return () => stockFromBytes(copy);
  };
  expect(() => stockFromBytes(new Uint8Array())).toThrow("not a stored inventory");
  expect(() => stockFromBytes(Buffer.from("SQLite format 3, but something else"))).toThrow(
    "not a stored inventory",
  );
  expect(changed(8, ...bytes.subarray(8, 12).toReversed())).toThrow("another byte order");
  expect(changed(12, 9, 0, 0, 0)).toThrow(/format (9|150994944); this version reads format 1/);
  expect(() => stockFromBytes(bytes.subarray(0, -2))).toThrow("damaged");
  fc.assert(
    fc.property(
      fc.integer({ min: 16, max: bytes.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      (at, flip) => {
        expect(changed(at, (bytes[at] ?? 0) ^ flip)).toThrow("damaged");
      },
    ),
  );
});
