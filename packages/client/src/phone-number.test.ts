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
])("%s", (written) => {
  expect(parsePhoneNumber(written)).toEqual({ e164: "+12065550123", wire: "12065550123" });
});

test("every number reads the same in every common form, and back", () => {
  fc.assert(
    fc.property(areaCode, exchange, line, (npa, nxx, last) => {
      const expected = { e164: `+1${npa}${nxx}${last}`, wire: `1${npa}${nxx}${last}` };
      const forms = [
        `${npa}${nxx}${last}`,
        expected.wire,
        expected.e164,
        `+1 (${npa}) ${nxx}-${last}`,
        `(${npa}) ${nxx}-${last}`,
        `1.${npa}.${nxx}.${last}`,
        `${npa}\u00a0${nxx}\u2011${last}`,
      ];
      for (const form of forms) expect(parsePhoneNumber(form)).toEqual(expected);
      expect(parsePhoneNumber(toE164(expected.wire))).toEqual(expected);
    }),
  );
});

test("anything else is refused, whole, without being repeated", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\+?[\d ().-]{1,20}$/)), (written) => {
      try {
        const { wire, e164 } = parsePhoneNumber(written);
        expect(wire).toMatch(/^1[2-9][0-8]\d[2-9]\d{6}$/);
        expect(e164).toBe(`+${wire}`);
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
    ["", "empty"],
    ["  ", "empty"],
    ["555-0123", "7 digits"],
    ["206555012", "9 digits"],
    ["+2065550123", "country code is not +1"],
    ["+442079460000", "country code is not +1"],
    ["22065550123", "country code 1"],
    ["120655501234", "12 digits"],
    ["+1206555012", "10 digits"],
    ["206-555-0123 x9", "characters"],
    ["206-KL5-0123", "characters"],
    ["++12065550123", "characters"],
    ["1065550123", "area code"],
    ["9115550123", "area code"],
    ["2061550123", "exchange"],
  ])("%j: %s", (written, problem) => {
    expect(() => parsePhoneNumber(written)).toThrow(problem);
  });

  test.each([12065550123, null, undefined, {}])("%j is not a string", (written) => {
    // @ts-expect-error: callers in JavaScript can do this
    expect(() => parsePhoneNumber(written)).toThrow(FlowrouteInputError);
  });
});

test("recipients may be international, with a plus", () => {
  expect(parseRecipient("+44 20 7946 0000", "It")).toBe("+442079460000");
  expect(parseRecipient("+1 206 555 0123", "It")).toBe("12065550123");
  expect(() => parseRecipient("+44", "It")).toThrow("7 to 15 digits");
  expect(() => parseRecipient("+0123456789", "It")).toThrow("7 to 15 digits");
  expect(() => parseRecipient("442079460000", "It")).toThrow("12 digits");
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
