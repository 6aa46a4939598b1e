import { expect, test } from "vitest";
import { areaCodes } from "./area-codes.ts";
import { demoLines, SEATTLE_NPA } from "./demo-numbers.ts";
import { generateInventory } from "./generate-inventory.ts";

/** The smallest inventory with all demo numbers: they are at most 30 of 100 numbers. */
const ALL_FROM = 4227;
const LINES = [110, 142, 187];

const demoNumbers = (size: number) =>
  [...generateInventory({ size, seed: 1 })].filter(({ value }) => value.slice(4, 7) === "555");

test("from this size on, and not before, every area code offers all of its demo lines", () => {
  const complete = (size: number) => {
    const offered = demoLines(size);
    return areaCodes().every(({ npa }) => LINES.every((line) => offered.get(npa)?.includes(line)));
  };
  expect(complete(ALL_FROM)).toBe(true);
  expect(complete(ALL_FROM - 1)).toBe(false);
  expect(demoLines(ALL_FROM).get("212")).toEqual(LINES);
  expect(demoLines(1_000_000)).toEqual(demoLines(ALL_FROM));
});

test("Seattle's come first, with the two that cannot be bought", () => {
  expect([...demoLines(87).keys()]).toEqual([SEATTLE_NPA]);
  const seattle = Array.from({ length: 24 }, (_, i) => 140 + i);
  expect(demoLines(80).get(SEATTLE_NPA)).toEqual(seattle);
  expect(demoLines(87).get(SEATTLE_NPA)).toEqual([...seattle, 170, 171]);
  expect(demoLines(ALL_FROM).get(SEATTLE_NPA)).toEqual([110, ...seattle, 170, 171, 187]);
});

test("a demo number is the same whatever the size", () => {
  const all = new Map(demoNumbers(ALL_FROM).map((number) => [number.value, number]));
  for (const size of [87, 500, 1500, 3000, 4000, 20_000]) {
    for (const number of demoNumbers(size)) expect(all.get(number.value)).toEqual(number);
  }
});

test("provinces of an area code take turns", () => {
  const states = demoNumbers(ALL_FROM)
    .filter(({ value }) => value.startsWith("1902"))
    .map(({ value, state }) => [value.slice(7), state]);
  expect(states).toEqual([
    ["0110", "ns"],
    ["0142", "pe"],
    ["0187", "ns"],
  ]);
});
