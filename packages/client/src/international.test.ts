import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import fc from "fast-check";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, test } from "vitest";
import { FlowrouteInputError } from "./errors/failed.ts";
import { parseInternational } from "./international.ts";
import { parsePhoneNumber, parseRecipient } from "./phone-number.ts";

const LONDON = {
  e164: "+442079460000",
  wire: "+442079460000",
  national: "020 7946 0000",
  international: "+44 20 7946 0000",
  callingCode: "44",
  country: "GB",
};

describe("numbers as people write them", () => {
  test.each([
    "+442079460000",
    "+44 20 7946 0000",
    "+44 (0)20 7946 0000",
    "\u202a+44\u00a020\u20117946 0000\u202c",
    "+44/20/7946/0000",
    "\uff0b44 20 7946 0000",
    "+٤٤٢٠٧٩٤٦٠٠٠٠",
  ])("%j needs no country", (written) => {
    expect(parseInternational(written)).toEqual(LONDON);
  });

  test.each(["020 7946 0000", "(020) 7946-0000", "00 44 20 7946 0000", "+44 20 7946 0000"])(
    "%j in Great Britain",
    (written) => {
      expect(parseInternational(written, { defaultCountry: "GB" })).toEqual(LONDON);
    },
  );

  test("a number from another country is not taken for a national one", () => {
    for (const written of ["011 44 20 7946 0000", "+44 20 7946 0000", "\uff0b44 20 7946 0000"])
      expect(parseInternational(written, { defaultCountry: "US" })).toEqual(LONDON);
  });

  test("US and Canadian numbers go on the wire with eleven digits", () => {
    expect(parseInternational("+1 (206) 555-0123")).toEqual({
      e164: "+12065550123",
      wire: "12065550123",
      national: "(206) 555-0123",
      international: "+1 206 555 0123",
      callingCode: "1",
      country: "US",
    });
    expect(parseInternational("416 555 0123", { defaultCountry: "CA" })).toMatchObject({ country: "CA" });
  });

  test("a number of no country has none", () => {
    expect(parseInternational("+800 1234 5678")).toMatchObject({ callingCode: "800", country: null });
  });
});

describe("what is wrong is said", () => {
  test.each([
    ["", "is empty"],
    [" + ", "is empty"],
    ["+44", "too short"],
    ["+44 20 7946", "too short for country code +44"],
    ["+44 20 7946 0000 000", "too long for country code +44"],
    ["+44 20 7946 0000 0000 0000 0000", "too long"],
    ["+1 206 555 012", "too short"],
    ["+1 206 555 01234", "too long"],
    ["+1 911 555 0123", "area code"],
    ["+44 000 000 0000", "not in use for country code +44"],
    ["+999 123 456 789", "country code that does not exist"],
    ["020 7946 0000", "no country code"],
    ["206-555-0123", "no country code"],
    ["+44 20 7946 0000 x5", "extension"],
    ["+44 20 7946 0000;ext=5", "extension"],
    ["+1 206 555 0123 #5", "extension"],
    ["+1 800 FLOWERS", "letters"],
    ["+44 20 7946 0000!", "characters"],
  ])("%j: %s", (written, problem) => {
    expect(() => parseInternational(written)).toThrow(FlowrouteInputError);
    expect(() => parseInternational(written)).toThrow(problem);
  });

  test.each(["gb", "UK", "", "__proto__", "Great Britain"])("%j is no country", (defaultCountry) => {
    expect(() => parseInternational("020 7946 0000", { defaultCountry })).toThrow('"defaultCountry"');
  });

  test.each([442079460000, null, undefined, {}])("%j is not a string", (written) => {
    // @ts-expect-error: callers in JavaScript can do this
    expect(() => parseInternational(written)).toThrow(FlowrouteInputError);
  });
});

const country = fc.constantFrom(undefined, "US", "GB", "DE", "IT", "BR", "KZ");
const anyWriting = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.stringMatching(/^(\+|00|011)?[\d ().-]{1,22}$/),
  fc.stringMatching(/^\+[1-9]\d{5,16}( ?(x|ext\.|;ext=|#|,)\d{1,4})?$/),
);

test("any text is a number that can be sent to, or is refused without being repeated", () => {
  fc.assert(
    fc.property(anyWriting, country, (written, defaultCountry) => {
      try {
        const number = parseInternational(written, { defaultCountry });
        expect(number.wire).toBe(parseRecipient(number.e164, "It"));
        expect(number.wire).toBe(number.callingCode === "1" ? number.e164.slice(1) : number.e164);
        for (const form of [number.e164, number.international])
          expect(parseInternational(form)).toEqual(number);
      } catch (error) {
        if (!(error instanceof FlowrouteInputError)) throw error;
        expect(error.outcome).toBe("not_sent");
        if (written.trim().length > 4) expect(error.message).not.toContain(written.trim());
      }
    }),
    { numRuns: 1000 },
  );
});

test("the library's example of every country reads the same in every form, and can be sent to", () => {
  const countries = Object.entries(examples);
  expect(countries.length).toBeGreaterThan(200);
  for (const [country, digits] of countries) {
    const number = parseInternational(digits, { defaultCountry: country });
    expect(number.wire).toBe(parseRecipient(number.e164, "It"));
    expect(number).toEqual(parseInternational(number.national, { defaultCountry: country }));
    expect({ ...parseInternational(number.e164), country }).toEqual({ ...number, country });
    expect(parseInternational(number.international)).toEqual(parseInternational(number.e164));
  }
});

test("what parsePhoneNumber takes is the same number here", () => {
  const nanp = fc.stringMatching(/^[2-9][0-8]\d[2-9]\d{6}$/).filter((digits) => digits.slice(1, 3) !== "11");
  fc.assert(
    fc.property(nanp, (digits) => {
      const { e164, wire, national } = parsePhoneNumber(digits);
      const expected = { e164, wire, national, callingCode: "1" };
      for (const form of [digits, wire, e164, national, `+1 ${national}`, `\u202a1.${national}\u202c`])
        expect(parseInternational(form, { defaultCountry: "US" })).toMatchObject(expected);
      for (const form of [e164, `+1 ${national}`]) expect(parseInternational(form)).toMatchObject(expected);
    }),
  );
});

test.each(["index.ts", "segments.ts"])("%s does not need the library", async (entry) => {
  expect(await filesOf("international.ts")).toContainEqual(expect.stringContaining("libphonenumber-js"));
  expect(await filesOf(entry)).not.toContainEqual(expect.stringContaining("libphonenumber-js"));
});

/** All that an entry imports, and what that imports. */
async function filesOf(entry: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    platform: "neutral",
    mainFields: ["module", "main"],
    format: "esm",
    write: false,
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}
