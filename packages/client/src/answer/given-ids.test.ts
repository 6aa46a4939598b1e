import fc from "fast-check";
import { expect, test } from "vitest";
import { GivenIds } from "./given-ids.ts";

const id = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map(String),
  fc.integer({ min: 12_065_550_100, max: 12_065_550_160 }).map(String),
  fc.constantFrom(
    "0",
    "00",
    "01",
    "1.0",
    "1e3",
    "",
    " 1",
    "999999999999999",
    "1000000000000000",
    "1000000000000001",
  ),
  fc.string({ maxLength: 3 }),
);

test("an id is new once, whatever it is made of", () => {
  fc.assert(
    fc.property(fc.array(id, { maxLength: 200 }), (ids) => {
      const given = new GivenIds();
      const seen = new Set<string>();
      for (const each of ids) {
        expect(given.add(each)).toBe(!seen.has(each));
        seen.add(each);
      }
    }),
  );
});

test("also among very many, in any order, mixed with ids that are not numbers", () => {
  const given = new GivenIds();
  // 7919 has no factor in common with the count, so that every number comes once.
  const count = 30_000;
  const ids = Array.from({ length: count }, (_, index) => 12_000_000_000 + ((index * 7919) % count));
  for (const each of ids) expect([given.add(`${each}`), given.add(`mdr2-${each}`)]).toEqual([true, true]);
  for (const each of ids) expect([given.add(`${each}`), given.add(`mdr2-${each}`)]).toEqual([false, false]);
  expect(given.add("11999999999")).toBe(true);
});
