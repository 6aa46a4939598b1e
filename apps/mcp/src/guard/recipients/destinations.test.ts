import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Destinations, destinationRefusal, readDestination } from "./destinations.ts";

const NUMBER = "+12065550123";

describe("readDestination", () => {
  it.each([
    ["US", "US"],
    [" us ", "US"],
    ["Ca", "CA"],
    ["+44", "+44"],
    ["+1876", "+1876"],
    ["+1 (876)", "+1876"],
    ["+1-206-555-0123", NUMBER],
    ["+1 (206) 555-0123", NUMBER],
    ["+1.206.555.0123", NUMBER],
    ["+1/206\u20115550123", NUMBER],
    ["+1\u00a0206 5550123", NUMBER],
    ["+123456789012345", "+123456789012345"],
  ])("reads %j as %s", (text, destination) => {
    expect(readDestination(text)).toBe(destination);
  });

  it.each([
    "",
    " ",
    "GB",
    "USA",
    "44",
    "+",
    "+ - ",
    "+0",
    "+044",
    "++44",
    "+44*",
    "+44,+45",
    "US,CA",
    "+1234567890123456",
  ])("does not understand %j", (text) => {
    expect(readDestination(text)).toBeUndefined();
  });

  it("does not take the zero of a number inside its country for a part of it", () => {
    expect(readDestination("+44 (0)20 7946")).toBeUndefined();
    expect(readDestination("+44 20 7946")).toBe("+44207946");
    expect(readDestination("+39 (06)")).toBe("+3906");
  });

  it("reads what it has read as the same, and never throws", () => {
    const texts = fc.oneof(
      fc.string(),
      fc.stringMatching(/^\s?\+[0-9 ().-]{0,20}$/),
      fc.constantFrom("us", "Ca "),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const read = readDestination(text);
        if (read !== undefined) expect(readDestination(read)).toBe(read);
      }),
    );
  });
});

describe("destinationRefusal", () => {
  const refusal = (allow: string[], deny: string[], to = NUMBER) => destinationRefusal({ allow, deny }, to);

  it("lets through what an entry allows", () => {
    for (const entry of ["US", "+1", "+1206", NUMBER]) expect(refusal([entry], []), entry).toBeUndefined();
    expect(refusal(["+44"], [], "+442079460123")).toBeUndefined();
    expect(refusal(["CA"], [], "+14165550123")).toBeUndefined();
  });

  it("refuses what nothing matches", () => {
    for (const allow of [[], ["CA"], ["+44"], ["+1207"], ["+12065550124"]])
      expect(refusal(allow, [])).toContain("none of the destinations");
  });

  it("tells countries of the numbering plan apart", () => {
    expect(refusal(["US"], [], "+14165550123")).toBeDefined();
    expect(refusal(["US", "CA"], [], "+18765550123")).toBeDefined();
    expect(refusal(["US"], [], "+19005550123")).toBeDefined();
    expect(refusal(["US"], [], "+18005550123")).toBeUndefined();
    expect(refusal(["US"], [], "+17875550123")).toBeUndefined();
  });

  it("lets the most specific entry decide", () => {
    expect(refusal(["US"], ["+1206"])).toContain("numbers that start with +1206");
    expect(refusal(["+1206"], ["US"])).toBeUndefined();
    expect(refusal(["+1206555"], ["+1206"])).toBeUndefined();
    expect(refusal([NUMBER], ["+1206555", "US"])).toBeUndefined();
    expect(refusal(["US"], ["+1"])).toBeDefined();
    expect(refusal(["+1206", "US", "+1"], ["+120"])).toBeUndefined();
  });

  it("names the entry, never the number, and how to change it", () => {
    expect(refusal(["+1"], ["US"])).toBeUndefined();
    expect(refusal(["US"], ["US"])).toMatch(/US numbers\..*--destinations.*--deny-destinations/);
    const ofNumber = refusal(["US"], [NUMBER]);
    expect(ofNumber).toContain("this number");
    expect(ofNumber).not.toContain("206");
  });
});

describe("destinationRefusal, for any entries", () => {
  const number = fc
    .tuple(fc.constantFrom("+1206", "+1416", "+1876", "+4420"), fc.integer({ min: 0, max: 99 }))
    .map(([start, last]) => `${start}55501${String(last).padStart(2, "0")}`);
  const entry = fc.oneof(
    fc.constantFrom("US", "CA"),
    fc.tuple(number, fc.integer({ min: 2, max: 12 })).map(([whole, length]) => whole.slice(0, length)),
    number,
  );
  const destinations: fc.Arbitrary<Destinations> = fc.record({
    allow: fc.array(entry, { maxLength: 6 }),
    deny: fc.array(entry, { maxLength: 6 }),
  });
  const refused = (where: Destinations, to: string) => destinationRefusal(where, to) !== undefined;

  it("does not depend on the order", () => {
    fc.assert(
      fc.property(destinations, number, (where, to) => {
        const turned = { allow: where.allow.toReversed(), deny: where.deny.toReversed() };
        expect(destinationRefusal(turned, to)).toBe(destinationRefusal(where, to));
      }),
    );
  });

  it("lets deny of an entry beat allow of the same", () => {
    fc.assert(
      fc.property(destinations, entry, number, ({ allow, deny }, same, to) => {
        const both = { allow: [...allow, same], deny: [...deny, same] };
        const denied = { allow, deny: [...deny, same] };
        expect(destinationRefusal(both, to)).toBe(destinationRefusal(denied, to));
      }),
    );
  });

  it("is not changed by an entry that does not match", () => {
    fc.assert(
      fc.property(
        destinations,
        number,
        fc.constantFrom("+33", "+12065559", "+7", "+1999"),
        (where, to, other) => {
          const { allow, deny } = where;
          const before = destinationRefusal(where, to);
          expect(destinationRefusal({ allow: [...allow, other], deny }, to)).toBe(before);
          expect(destinationRefusal({ allow, deny: [...deny, other] }, to)).toBe(before);
        },
      ),
    );
  });

  it("is decided by an entry that is the number, and by nothing allowed", () => {
    fc.assert(
      fc.property(destinations, number, ({ allow, deny }, to) => {
        expect(refused({ allow, deny: [...deny, to] }, to)).toBe(true);
        expect(refused({ allow: [], deny }, to)).toBe(true);
        expect(refused({ allow: [...allow, to], deny: deny.filter((one) => one !== to) }, to)).toBe(false);
      }),
    );
  });

  it("never says the number", () => {
    fc.assert(
      fc.property(destinations, number, (where, to) => {
        expect(destinationRefusal(where, to) ?? "").not.toContain(to);
      }),
    );
  });
});
