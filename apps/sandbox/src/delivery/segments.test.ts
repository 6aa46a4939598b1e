import fc from "fast-check";
import { segments } from "flowroute-client/segments";
import { expect, test } from "vitest";
import { encodingOf, segmentsOf } from "./encoding.ts";

const text = fc.oneof(
  fc.string({ maxLength: 400 }),
  fc.string({ unit: "binary", maxLength: 400 }),
  fc
    .tuple(fc.constantFrom("a", "é", "’", "😀", "\ud83d"), fc.integer({ min: 0, max: 700 }))
    .map(([unit, times]) => unit.repeat(times)),
);

test("what the client says of a text is what the sandbox charges", () => {
  fc.assert(
    fc.property(text, (body) => {
      const told = segments(body);
      expect([told.count, told.message_encoding]).toEqual([segmentsOf(body), encodingOf(body)]);
    }),
    { numRuns: 1000 },
  );
});
