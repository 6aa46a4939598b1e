import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FlowrouteInputError, parsePhoneNumber, toE164 } from "./index.ts";
import { parseRecipient } from "./phone-number.ts";

const digit = (from: number, to = 9) => fc.integer({ min: from, max: to });
const areaCode = fc
  .tuple(digit(2), digit(0, 8), digit(0))
  .filter(([, second, third]) => !(second === 1 && third === 1))
  .map((digits) => digits.join(""));
const exchange = fc.tuple(digit(2), digit(0), digit(0)).map((digits) => digits.join(""));
const line = fc.integer({ min: 0, max: 9999 }).map((number) => String(number).padStart(4, "0"));

test.each([
  "2065550123",
  "12065550123",
  "+12065550123",
  "+1 (206) 555-0123",
  "206.555.0123",
  " 1-206-555-0123 ",
  "206–555–0123",
  "\u202a+1 206\u2011555\u20110123\u202c",
])("%j", (written) => {
  expect(parsePhoneNumber(written)).toEqual({
    e164: "+12065550123",
    wire: "12065550123",
    national: "(206) 555-0123",
  });
});

test("every number reads the same in every common form, and back from all three of its own", () => {
  fc.assert(
    fc.property(areaCode, exchange, line, (npa, nxx, last) => {
      const expected = {
        e164: `+1${npa}${nxx}${last}`,
        wire: `1${npa}${nxx}${last}`,
        national: `(${npa}) ${nxx}-${last}`,
      };
      const forms = [
        `${npa}${nxx}${last}`,
        expected.wire,
        expected.e164,
        expected.national,
        `+1 ${expected.national}`,
        `1.${npa}.${nxx}.${last}`,
        `${npa}\u00a0${nxx}\u2011${last}`,
      ];
      for (const form of forms) expect(parsePhoneNumber(form)).toEqual(expected);
      expect(parsePhoneNumber(toE164(expected.wire))).toEqual(expected);
    }),
  );
});

const anyWriting = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.stringMatching(/^\+?[\d ().-]{1,20}$/),
  fc.stringMatching(/^\+?1?[2-9]\d{9}( ?(x|ext\.|;ext=|#|,)\d{1,4})?$/),
);

test("anything else is refused, whole, without being repeated", () => {
  fc.assert(
    fc.property(anyWriting, (written) => {
      try {
        const number = parsePhoneNumber(written);
        expect(number.wire).toMatch(/^1[2-9][0-8]\d[2-9]\d{6}$/);
        for (const form of Object.values(number)) expect(parsePhoneNumber(form)).toEqual(number);
      } catch (error) {
        if (!(error instanceof FlowrouteInputError)) throw error;
        expect(error.outcome).toBe("not_sent");
        if (written.trim().length > 4) expect(error.message).not.toContain(written.trim());
      }
    }),
  );
});

describe("what is wrong is said", () => {
  test.each([
    ["", "is empty"],
    ["  ", "is empty"],
    ["+", "is empty"],
    ["555-0123", "too short"],
    ["206555012", "too short"],
    ["1065550123", "too short"],
    ["+1206555012", "too short"],
    ["120655501234", "too long"],
    ["22065550123", "too long"],
    ["+2065550123", "not in the US or Canada"],
    ["+442079460000", "not in the US or Canada"],
    ["206-555-0123 x9", "extension"],
    ["+1 206 555 0123 ext. 5", "extension"],
    ["206-555-0123 Extension 5", "extension"],
    ["+1-206-555-0123;ext=5", "extension"],
    ["206-555-0123 #5", "extension"],
    ["206-555-0123,,5", "extension"],
    ["1-800-FLOWERS", "letters"],
    ["1-800-XTRA-555", "letters"],
    ["206-555-0123 ext", "letters"],
    ["206/555/0123", "characters"],
    ["++12065550123", "characters"],
    ["0065550123", "area code"],
    ["9115550123", "area code"],
    ["2965550123", "area code"],
    ["2061550123", "0 or 1 after its area code"],
  ])("%j: %s", (written, problem) => {
    expect(() => parsePhoneNumber(written)).toThrow(problem);
  });

  test.each([12065550123, null, undefined, {}])("%j is not a string", (written) => {
    // @ts-expect-error: callers in JavaScript can do this
    expect(() => parsePhoneNumber(written)).toThrow(FlowrouteInputError);
  });
});

test("an endless text is refused, too", () => {
  const endless = ["x", "1", "1234567x", "1234567 ", "1234567#;,", "+"].map((part) => part.repeat(200_000));
  for (const text of endless) {
    expect(() => parsePhoneNumber(text)).toThrow(FlowrouteInputError);
    expect(() => parseRecipient(text, "It")).toThrow(FlowrouteInputError);
  }
});

test("recipients may be international, with a plus", () => {
  expect(parseRecipient("+44 20 7946 0000", "It")).toBe("+442079460000");
  expect(parseRecipient("+1 206 555 0123", "It")).toBe("12065550123");
  expect(() => parseRecipient("+44", "It")).toThrow("7 to 15 digits");
  expect(() => parseRecipient("+0123456789", "It")).toThrow("7 to 15 digits");
  expect(() => parseRecipient("442079460000", "It")).toThrow("too long");
  expect(() => parseRecipient("+44 20 7946 0000 ext. 5", "It")).toThrow("extension");
});

test.each([
  ["12065550123", "+12065550123"],
  ["442079460000", "+442079460000"],
  ["+12065550123", "+12065550123"],
  ["12345", "12345"],
  ["FLOWER", "FLOWER"],
])("toE164(%j) is %j", (wire, expected) => {
  expect(toE164(wire)).toBe(expected);
});
