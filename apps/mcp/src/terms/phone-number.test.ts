import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { e164, phoneNumber, phoneNumbers } from "./phone-number.ts";

const areaCode = fc.tuple(
  fc.integer({ min: 2, max: 9 }),
  fc.integer({ min: 0, max: 8 }),
  fc.integer({ min: 2, max: 9 }),
);
const line = fc.integer({ min: 100, max: 199 }).map((n) => `0${n}`);

describe("phoneNumber", () => {
  it("reads every common way of writing a number as the same E.164", () => {
    fc.assert(
      fc.property(areaCode, line, ([a, b, c], last) => {
        const npa = `${a}${b}${c}`;
        const expected = `+1${npa}555${last}`;
        for (const written of [
          `${npa}555${last}`,
          `1${npa}555${last}`,
          `+1${npa}555${last}`,
          `+1 (${npa}) 555-${last}`,
          `(${npa}) 555-${last}`,
          `${npa}-555-${last}`,
          `${npa}.555.${last}`,
          ` 1-${npa}-555-${last} `,
        ])
          expect(phoneNumber.parse(written), written).toBe(expected);
        expect(phoneNumber.parse(Number(`1${npa}555${last}`))).toBe(expected);
      }),
    );
  });

  it("reads what was copied from a contact, a link or another keyboard", () => {
    for (const written of ["tel:+12065550123", "\u202a+1 206-555-0123\u202c", "\uff12\uff10\uff16-555-0123"])
      expect(phoneNumber.parse(written)).toBe("+12065550123");
  });

  it("refuses everything else without repeating it", () => {
    for (const written of [
      "",
      "555-0123",
      "+44 20 7946 0958",
      "call me",
      "415555017",
      "0065550123",
      "12065550123 ext 4",
    ]) {
      const read = phoneNumber.safeParse(written);
      expect(read.success, written).toBe(false);
      if (!read.success && written.length > 3) expect(read.error.issues[0]?.message).not.toContain(written);
    }
  });

  it("never throws, whatever is sent", () => {
    fc.assert(fc.property(fc.anything(), (sent) => void phoneNumber.safeParse(sent)));
    fc.assert(fc.property(fc.string({ unit: "binary" }), (sent) => void phoneNumber.safeParse(sent)));
  });
});

describe("phoneNumbers", () => {
  it("takes a list, a list as JSON text, or a single number, and drops repetitions", () => {
    const list = phoneNumbers(10);
    expect(list.parse(["206-555-0123", "+12065550123", "12065550124"])).toEqual([
      "+12065550123",
      "+12065550124",
    ]);
    expect(list.parse('["206-555-0123"]')).toEqual(["+12065550123"]);
    expect(list.parse("206-555-0123")).toEqual(["+12065550123"]);
    expect(list.parse("206-555-0123, 206-555-0124")).toEqual(["+12065550123", "+12065550124"]);
    expect(list.safeParse("[206").success).toBe(false);
    expect(list.safeParse([]).success).toBe(false);
    expect(phoneNumbers(1).safeParse(["206-555-0123", "206-555-0124"]).success).toBe(false);
  });
});

it("e164 leaves alone what is no such number", () => {
  expect(e164("12065550123")).toBe("+12065550123");
  expect(e164("447700900123")).toBe("+447700900123");
  expect(e164("anonymous")).toBe("anonymous");
});
