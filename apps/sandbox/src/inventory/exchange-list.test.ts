import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeExchangeList, markExchanges } from "./exchange-list.ts";

const nxxSet = fc.uniqueArray(fc.integer({ min: 200, max: 999 }), { minLength: 1, maxLength: 800 });
const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);

function read(text: string, from: number) {
  const marks = new Uint16Array(1000);
  const end = markExchanges(text, from, marks, 7);
  return { end, marked: Array.from(marks.keys()).filter((nxx) => marks[nxx] === 7) };
}

test("what is written is read back, up to the comma", () => {
  fc.assert(
    fc.property(nxxSet, nxxSet, (list, next) => {
      const written = encodeExchangeList(ascending(list));
      const text = `seattle:${written},tacoma:${encodeExchangeList(ascending(next))}`;
      expect(read(text, 8)).toEqual({ end: 8 + written.length, marked: ascending(list) });
      expect(read(text, 8 + written.length + 8)).toEqual({ end: text.length, marked: ascending(next) });
    }),
  );
});

test("runs of neighbours, small steps and large steps have their signs", () => {
  expect(encodeExchangeList([200, 201, 202, 205, 300])).toBe("5kB3+2n");
  expect(encodeExchangeList(Array.from({ length: 30 }, (_, i) => 970 + i))).toBe("qyZC");
  expect(() => encodeExchangeList([])).toThrow(RangeError);
});
