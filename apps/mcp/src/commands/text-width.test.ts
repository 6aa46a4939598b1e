import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { widthOf, wrap } from "./text-width.ts";

it("counts columns, not code units", () => {
  expect(["abc", "é", "e\u0301", "你好", "👍🏽", "👨‍👩‍👧", "❤️", ""].map(widthOf)).toEqual([
    3, 1, 1, 4, 2, 2, 2, 0,
  ]);
});

describe("wrap", () => {
  it("breaks between words, and a word that is too long where it has to", () => {
    expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
    expect(wrap("https://example.com/a b", 8)).toEqual(["https://", "example.", "com/a b"]);
    expect(wrap("a\n\nb", 5)).toEqual(["a", "", "b"]);
    expect(wrap("  kept", 10)).toEqual(["  kept"]);
    expect(wrap(`far${" ".repeat(500)}away`, 10)).toEqual(["far", "away"]);
  });

  it("keeps every line within the width and loses nothing but spaces", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 30 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        const letters = (all: string) => all.replace(/[ \n]/g, "");
        expect(letters(lines.join(""))).toBe(letters(text));
      }),
    );
  });
});
