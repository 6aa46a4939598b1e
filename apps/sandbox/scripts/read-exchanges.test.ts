import { expect, test } from "vitest";
import { readBsonStrings } from "./bson-strings.ts";
import { deriveMissingExchanges } from "./derive-exchanges.ts";
import { readAreaCodes } from "./read-exchanges.ts";

function bson(entries: Record<string, string>): Buffer {
  const elements = Object.entries(entries).map(([name, value]) => {
    const text = Buffer.from(`${value}\0`);
    const length = Buffer.alloc(4);
    length.writeInt32LE(text.length);
    return Buffer.concat([Buffer.from([2]), Buffer.from(`${name}\0`), length, text]);
  });
  return Buffer.concat([Buffer.alloc(4), ...elements, Buffer.from([0])]);
}

test("a document of strings is read, anything else is an error", () => {
  const entries = { "206": "Washington State", "418525": "Trois-Rivières, QC" };
  expect(readBsonStrings(bson(entries))).toEqual(new Map(Object.entries(entries)));
  expect(() => readBsonStrings(Buffer.from([0, 0, 0, 0, 16, 97, 0, 1, 0, 0, 0, 0]))).toThrow(/type 16/);
});

test("exchanges take the longest prefix; states, places elsewhere and special exchanges are no exchanges", () => {
  const areas = readAreaCodes(
    new Map([
      ["206", "Washington State"],
      ["20628", "Seattle, WA"],
      ["206283", "Tacoma, WA"],
      ["206284", "Washington State"],
      ["206555", "Seattle, WA"],
      ["206211", "Seattle, WA"],
      ["206300", "Portland, OR"],
      ["242300", "New Providence"],
    ]),
  );
  expect(areas.map(({ npa, states }) => [npa, states])).toEqual([["206", ["wa"]]]);
  const exchanges = areas[0]?.exchanges ?? [];
  expect(exchanges.map(({ nxx }) => nxx)).toEqual([280, 281, 282, 283, 285, 286, 287, 288, 289]);
  expect(exchanges.find(({ nxx }) => nxx === 283)?.place).toBe("Tacoma, WA");
});

test("an overlay without data gets exchanges at the places it covers; one in another state is an error", () => {
  const source = new Map([
    ["206", "Washington State"],
    ["2063", "Seattle, WA"],
    ["564", "Washington State"],
    ["503", "Oregon"],
    ["5032", "Portland, OR"],
  ]);
  const areas = readAreaCodes(source);
  expect(deriveMissingExchanges(areas, new Map([["564", ["206"]]]))).toEqual(["564"]);
  const overlay = areas.find(({ npa }) => npa === "564");
  expect(new Set(overlay?.exchanges.map(({ place }) => place))).toEqual(new Set(["Seattle, WA"]));
  expect(overlay?.exchanges.length).toBeGreaterThan(20);
  expect(() => deriveMissingExchanges(readAreaCodes(source), new Map([["564", ["503"]]]))).toThrow(
    /another state/,
  );
});
