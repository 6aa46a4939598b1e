import fc from "fast-check";
import { expect, it } from "vitest";
import { JsonProblem, lineAndColumn, readMembers } from "./flat-json.ts";

const offsetOf = (text: string): number | undefined => {
  try {
    readMembers(text);
  } catch (error) {
    if (error instanceof JsonProblem) return error.offset;
    throw error;
  }
  return undefined;
};

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
  } catch {
    return false;
  }
  return true;
};

it("reads every object as JSON.parse does", () => {
  const value = fc.dictionary(fc.oneof(fc.string(), fc.constant("__proto__")), fc.jsonValue());
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 2, "\t"), (object, indent) => {
      const text = JSON.stringify(object, null, indent);
      const parsed: object = JSON.parse(text);
      expect(readMembers(text)).toEqual(Object.entries(parsed));
    }),
  );
});

it("takes what JSON.parse takes, and nothing else", () => {
  const piece = fc.constantFrom(
    ..."{}[],:\"\\ \n\t0123-+.eE'/*".split(""),
    '"a"',
    "true",
    "null",
    "nul",
    "\u00a0",
    "\\u0061",
    "\\x",
    "\u0000",
    "\uFEFF",
  );
  const broken = fc
    .tuple(
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.nat(),
      piece,
      fc.nat(2),
    )
    .map(([text, at, more, gone]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + more + text.slice(place + gone);
    });
  const text = fc.oneof(
    fc.string(),
    broken,
    fc.array(piece, { maxLength: 12 }).map((all) => all.join("")),
  );
  fc.assert(
    fc.property(text, (said) => {
      expect(offsetOf(said) === undefined).toBe(parses(said));
    }),
    { numRuns: 3000 },
  );
});

it("keeps both of two equal keys", () => {
  expect(readMembers(String.raw`{ "a": 1, "b": 2, "\u0061": 3 }`)).toEqual([
    ["a", 1],
    ["b", 2],
    ["a", 3],
  ]);
});

it("knows what is no object", () => {
  for (const text of ["[]", "null", '"{}"', "5"]) expect(readMembers(text)).toBeUndefined();
});

it.each([
  ['{"a": }', 6],
  ['{"a": 1,}', 8],
  ['{"a": 1 "b": 2}', 8],
  ['{"a": "x', 6],
  ["{'a': 1}", 1],
  ['{"a": 1} x', 9],
  ["", 0],
])("%s goes wrong at %i", (text, offset) => {
  expect(offsetOf(text)).toBe(offset);
});

it("stays on its feet when the nesting is deep", () => {
  expect(offsetOf(`{"a": ${"[".repeat(100_000)}`)).toBeGreaterThan(6);
});

it("counts lines and columns from one", () => {
  expect(lineAndColumn("ab\ncd", 0)).toEqual({ line: 1, column: 1 });
  expect(lineAndColumn("ab\ncd", 4)).toEqual({ line: 2, column: 2 });
});
