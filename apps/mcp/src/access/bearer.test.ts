import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bearerOf } from "./bearer.ts";

const read = (...values: string[]) =>
  bearerOf({ headers: new Headers(values.map((value): [string, string] => ["authorization", value])) });

const tokens = fc.stringMatching(/^[A-Za-z0-9._~+/-]{1,200}={0,2}$/);

describe("the Authorization header", () => {
  it("gives the token as it is, however Bearer is written", () => {
    const schemes = fc
      .tuple(...[..."bearer"].map((letter) => fc.constantFrom(letter, letter.toUpperCase())))
      .map((letters) => letters.join(""));
    fc.assert(
      fc.property(schemes, fc.stringMatching(/^ {1,3}$/), tokens, (scheme, gap, token) => {
        expect(read(`${scheme}${gap}${token}`)).toEqual({ kind: "token", token });
      }),
    );
  });

  it("never gives a token that could not stand in one", () => {
    const values = fc
      .string({
        unit: fc.oneof(
          fc.constantFrom(..."Bearer ,=\t"),
          fc.integer({ min: 32, max: 255 }).map((code) => String.fromCharCode(code)),
        ),
        maxLength: 60,
      })
      .chain((rest) => fc.constantFrom(rest, `Bearer ${rest}`));
    fc.assert(
      fc.property(values, (value) => {
        const bearer = read(value);
        if (bearer.kind === "token") expect(value).toMatch(/^[ \t]*bearer[ \t]+[A-Za-z0-9._~+/-]+=*[ \t]*$/i);
      }),
      { numRuns: 500 },
    );
  });

  it("takes a no-break space for a part of it", () => {
    expect(read("Bearer \u00a0A")).toEqual({ kind: "malformed" });
    expect(read("\u00a0Bearer A")).toEqual({ kind: "none" });
    expect(read("Bearer A\u00a0")).toEqual({ kind: "malformed" });
  });

  it("takes two headers, or two tokens, for none of the two", () => {
    fc.assert(
      fc.property(tokens, tokens, (one, other) => {
        expect(read(`Bearer ${one}`, `Bearer ${other}`)).toEqual({ kind: "malformed" });
        expect(read(`Bearer ${one} ${other}`)).toEqual({ kind: "malformed" });
      }),
    );
  });

  it.each(["", "Bearer", "bearer  ", "Basic dXNlcjpwYXNz", "Bearertoken", "DPoP abc"])(
    "has nothing for this server in %j",
    (value) => {
      expect(read(value)).toEqual({ kind: "none" });
    },
  );

  it("has nothing when it is not there", () => {
    expect(read()).toEqual({ kind: "none" });
  });

  it("is not read past what a token may be long", () => {
    expect(read(`Bearer ${"a".repeat(16_384)}`).kind).toBe("token");
    expect(read(`Bearer ${"a".repeat(16_385)}`)).toEqual({ kind: "malformed" });
    expect(read(`Bearer ${"=".repeat(2_000_000)}`)).toEqual({ kind: "malformed" });
  });
});
