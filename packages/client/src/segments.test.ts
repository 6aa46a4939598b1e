import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { FlowrouteInputError } from "./errors/failed.ts";
import { type Segments, segments } from "./segments.ts";

const ascii = fc.string({ unit: "binary-ascii", maxLength: 600 });
/** Any UTF-16 units at all, halves of pairs among them. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0xffff })), { maxLength: 400 })
  .map((units) => String.fromCharCode(...units));
const typographic = fc.constantFrom(
  ..."‘’‚‛“”„‟«»‹›′″–—‐‑−…•·\u00a0\u2009\u202f\u3000\u200b\u00ad\ufeff\u2028",
);

describe("the carrier's rule", () => {
  test.each([
    [0, 1, 160],
    [1, 1, 160],
    [160, 1, 160],
    [161, 2, 140],
    [280, 2, 140],
    [281, 3, 140],
  ])("%i ASCII characters are %i segments", (length, count, perSegment) => {
    expect(segments("a".repeat(length))).toEqual({
      count,
      message_encoding: 0,
      encoding: "7-bit",
      length,
      perSegment,
      firstUcs2: null,
      plain: null,
    });
  });

  test.each([
    [1, 1],
    [70, 1],
    [71, 2],
    [140, 2],
    [141, 3],
  ])("%i characters of another script are %i segments", (length, count) => {
    expect(segments("д".repeat(length))).toMatchObject({
      count,
      message_encoding: 8,
      encoding: "UCS-2",
      length,
      perSegment: 70,
      plain: null,
    });
  });

  test("control characters and DEL are 7-bit, the next one is not", () => {
    expect(segments("\0\u007f")).toMatchObject({ message_encoding: 0, length: 2 });
    expect(segments("\u0080")).toMatchObject({ message_encoding: 8, length: 1 });
  });

  test("one emoji is two units, and 36 of them are two segments", () => {
    expect(segments("👋".repeat(35))).toMatchObject({ count: 1, length: 70 });
    expect(segments("👋".repeat(36))).toMatchObject({ count: 2, length: 72 });
  });
});

describe("what makes it expensive", () => {
  test("a smart quote: where, which, and what to write", () => {
    const text = `We${"’"}ll be there. ${"x".repeat(100)}`;
    expect(segments(text)).toMatchObject({
      count: 2,
      firstUcs2: { index: 2, character: "’", codePoint: "U+2019", plain: "'" },
      plain: { body: text.replace("’", "'"), count: 1 },
    });
  });

  test.each([
    ["“Hi” – he said…", '"Hi" - he said...'],
    ["1\u00a0000\u202f$", "1 000 $"],
    ["• one\u2028• two", "- one\n- two"],
    ["no\u200b\ufeffthing\u00ad", "nothing"],
    ["\u200d", ""],
  ])("%j is %j in 7-bit", (text, body) => {
    expect(segments(text).plain).toEqual({ body, count: 1 });
  });

  test.each([
    ["Hi 👋 there", { index: 3, character: "👋", codePoint: "U+1F44B", plain: null }],
    ["café", { index: 3, character: "é", codePoint: "U+00E9", plain: null }],
    ["a\ud83d", { index: 1, character: "\ud83d", codePoint: "U+D83D", plain: null }],
    ["\udc4b\ud83d", { index: 0, character: "\udc4b", codePoint: "U+DC4B", plain: null }],
  ])("%j has no equal in ASCII", (text, firstUcs2) => {
    expect(segments(text)).toMatchObject({ firstUcs2, plain: null });
  });

  test("a quote before an emoji can be replaced, the text cannot", () => {
    expect(segments("’👋")).toMatchObject({ firstUcs2: { plain: "'" }, plain: null });
  });

  test("a plain text can cost more: three dots for one character", () => {
    expect(segments("…".repeat(70))).toMatchObject({ count: 1, plain: { count: 2 } });
  });
});

test("of any text, the facts agree with each other", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, ascii, fc.string({ unit: "grapheme", maxLength: 300 })), (text) => {
      const { count, message_encoding, encoding, length, perSegment, firstUcs2, plain } = segments(text);
      expect(length).toBe(text.length);
      expect(count).toBeGreaterThanOrEqual(1);
      expect(count * perSegment).toBeGreaterThanOrEqual(length);
      expect((count - 1) * perSegment).toBeLessThan(Math.max(length, 1));
      expect(message_encoding).toBe(Buffer.byteLength(text) === text.length ? 0 : 8);
      expect(encoding).toBe(message_encoding === 0 ? "7-bit" : "UCS-2");
      if (firstUcs2 === null) {
        expect(message_encoding).toBe(0);
        expect(plain).toBeNull();
        return;
      }
      const { index, character, codePoint } = firstUcs2;
      expect(text.startsWith(character, index)).toBe(true);
      expect(Array.from(character)).toHaveLength(1);
      expect(segments(text.slice(0, index)).message_encoding).toBe(0);
      expect(String.fromCodePoint(Number.parseInt(codePoint.slice(2), 16))).toBe(character);
      if (plain !== null)
        expect(segments(plain.body)).toMatchObject({ message_encoding: 0, count: plain.count });
    }),
  );
});

test("typographic characters among ASCII leave the ASCII as it is", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(ascii, typographic), { minLength: 1, maxLength: 5 }), (parts) => {
      const { firstUcs2, plain } = segments(parts.flat().join(""));
      const [before, first] = parts[0] ?? [];
      expect(firstUcs2).toMatchObject({ index: before?.length, character: first });
      expect(plain?.body).toBe(
        parts.map(([text, character]) => text + segments(character).plain?.body).join(""),
      );
    }),
  );
});

test.each([undefined, null, 7, {}, ["a"]])("%j is not a text", (body) => {
  // @ts-expect-error: callers in JavaScript can do this
  expect(() => segments(body)).toThrow(FlowrouteInputError);
});

test("the types say which values there are", () => {
  expectTypeOf<Segments["message_encoding"]>().toEqualTypeOf<0 | 8>();
  expectTypeOf(segments("").firstUcs2?.plain).toEqualTypeOf<string | null | undefined>();
});
