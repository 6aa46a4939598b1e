import fc from "fast-check";
import { expect, test } from "vitest";
import { drawLines } from "./line-numbers.ts";
import { seededRandom } from "./seeded-random.ts";

test("as many different lines as asked for, ascending, all of an exchange", () => {
  const count = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 10_000 }));
  fc.assert(
    fc.property(count, fc.integer(), (wanted, seed) => {
      const lines = drawLines(wanted, seededRandom(seed));
      expect(lines).toHaveLength(wanted);
      expect(lines.every((line, i) => i === 0 || line > (lines[i - 1] ?? line))).toBe(true);
      expect(lines.every((line) => Number.isInteger(line) && line >= 0 && line <= 9999)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test("some lines stand alone and some have neighbours", () => {
  const lines = drawLines(200, seededRandom(3));
  const held = new Set(lines);
  const alone = lines.filter((line) => !held.has(line - 1) && !held.has(line + 1));
  expect(alone.length).toBeGreaterThan(10);
  expect(lines.length - alone.length).toBeGreaterThan(100);
});
