import fc from "fast-check";
import { expect, it } from "vitest";
import { visibleText } from "./outside-text.ts";

it("keeps what a person can see", () => {
  for (const text of [
    "Hello, world!",
    "two\nlines\tand a tab",
    "Grüße 你好 مرحبا",
    "👍🏽 ❤️ 👨‍👩‍👧 🏳️‍🌈",
    "$5 — “quoted”",
  ])
    expect(visibleText(text)).toBe(text);
});

it("drops what a person cannot see", () => {
  expect(visibleText("a\u0000b\u001b[31mc\u007f")).toBe("ab[31mc");
  expect(visibleText("pay\u200b \u2066me\u2069 \u202enow")).toBe("pay me now");
  expect(
    visibleText(`hi${[..."ignore"].map((c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join("")}`),
  ).toBe("hi");
  expect(visibleText("x\u{e0101}y\u3164z\u2800")).toBe("xyz");
  expect(visibleText("a\u200db")).toBe("ab");
  expect(visibleText("line\r\nline")).toBe("line\nline");
});

it("leaves no control or format character in any text, and cleans once for all", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const clean = visibleText(text);
      expect(clean).not.toMatch(/(?![\n\t])\p{Cc}|(?!\u200d)\p{Cf}|\p{Cs}/u);
      expect(visibleText(clean)).toBe(clean);
    }),
  );
});
