import fc from "fast-check";
import { expect, it } from "vitest";
import { didYouMean, editDistance } from "./did-you-mean.ts";

it.each([
  ["spend", "spend", 0],
  ["spnd", "spend", 1],
  ["spned", "spend", 2],
  ["", "ab", 2],
  ["ab", "", 2],
  ["send", "spent", 2],
])("%j and %j are %i apart", (one, other, distance) => {
  expect(editDistance(one, other)).toBe(distance);
});

it("a distance is the same both ways, and at most the number of changes", () => {
  const change = fc.tuple(fc.nat(), fc.nat(1), fc.stringMatching(/^[a-z]?$/));
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,12}$/), fc.array(change, { maxLength: 2 }), (word, changes) => {
      let said = word;
      for (const [at, gone, letter] of changes) {
        const place = at % (said.length + 1);
        said = said.slice(0, place) + letter + said.slice(place + gone);
      }
      expect(editDistance(word, said)).toBeLessThanOrEqual(changes.length);
      expect(editDistance(said, word)).toBe(editDistance(word, said));
    }),
  );
});

it("the nearest known name is told, however it is written", () => {
  expect(didYouMean("spnde", ["send", "spend", "state"])).toBe(" Did you mean send or spend?");
  expect(didYouMean("spedn", ["send", "spend"])).toBe(" Did you mean spend?");
  expect(didYouMean("--read_only", ["--read-only"])).toBe(" Did you mean --read-only?");
  expect(didYouMean("Numbers Per Day", ["numbers_per_day"])).toBe(" Did you mean numbers_per_day?");
});

it("a name that is far, or about as short as what would change, is not", () => {
  expect(didYouMean("sandbox", ["send", "spend"])).toBe("");
  expect(didYouMean("x", ["v", "ab"])).toBe("");
  expect(didYouMean("x".repeat(100_000), ["send"])).toBe("");
});
