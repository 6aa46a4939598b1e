import fc from "fast-check";
import { expect, test } from "vitest";
import { createByteRing } from "./byte-ring.ts";

const text = fc.option(fc.string({ unit: "grapheme", maxLength: 40 }), { nil: undefined });

test("keeps the newest records as they were, however many came before", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 60 }), (records) => {
      const ring = createByteRing({ bytes: 1000, records: 16, textsPerRecord: 2, longestText: 500 });
      const numbers = records.map((record) => ring.push(record));
      const { oldest, newest } = ring.range();
      expect(newest).toBe(records.length);
      if (records.length > 0) expect(oldest).toBeLessThanOrEqual(newest);
      numbers.forEach((number, at) => {
        expect(ring.read(number)).toEqual(number < oldest ? undefined : records[at]);
      });
      expect(newest - oldest + 1).toBeLessThanOrEqual(16);
    }),
    { numRuns: 1000 },
  );
});

test("cuts a text that is too long, and forgets when told so", () => {
  const ring = createByteRing({ bytes: 100, records: 4, textsPerRecord: 1, longestText: 50 });
  expect(ring.read(ring.push(["a".repeat(80)]))).toEqual(["a".repeat(50)]);
  ring.clear();
  expect(ring.read(1)).toBeUndefined();
  expect(ring.push(["b"])).toBe(2);
  expect(ring.read(2)).toEqual(["b"]);
  expect(() => createByteRing({ bytes: 10, records: 1, textsPerRecord: 2, longestText: 6 })).toThrow(
    RangeError,
  );
});
