import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printable, printableJson } from "./printable.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        "a",
        " ",
        "\n",
        "\r",
        "\u001b[2K",
        "\u009b",
        "\u202e",
        "\u200b",
        "\u0301",
        "👩",
        "\u200d",
        "\ufe0f",
      ),
    )
    .map((parts) => parts.join("")),
);

const UNSEEN =
  /(?!\n)\p{Cc}|(?!\u200d)\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}|(?!\ufe0f|\u200d)\p{Default_Ignorable_Code_Point}/u;

describe("printable", () => {
  it("keeps what a person can see", () => {
    for (const text of [
      "Hello\nworld: $5 — “quoted”",
      "Grüße 你好 مرحبا हिन्दी",
      "👍🏽 ❤️ 👨‍👩‍👧 🏳️‍🌈",
      "e\u0301",
    ])
      expect(printable(text)).toBe(text);
  });

  it.each([
    ["clears\u001b[2K\rthe line", "clears\\u{1b}[2K\\u{d}the line"],
    ["8-bit \u009b1A", "8-bit \\u{9b}1A"],
    ["back\b\b and \u007f", "back\\u{8}\\u{8} and \\u{7f}"],
    ["pay \u202eem\u202c", "pay \\u{202e}em\\u{202c}"],
    ["a\u200bb\u200dc\ufeff", "a\\u{200b}b\\u{200d}c\\u{feff}"],
    ["tag \u{e0041}", "tag \\u{e0041}"],
    ["blank \u3164\u2800\u034f", "blank \\u{3164}\\u{2800}\\u{34f}"],
    ["\ufe0f\u200d👩 joins nothing", "\\u{fe0f}\\u{200d}👩 joins nothing"],
    ["line\u2028break", "line\\u{2028}break"],
    ["a\u0301\u0301\u0301\u0301\u0301\u0301", "a\u0301\u0301\u0301\u0301\\u{301}\\u{301}"],
  ])("shows %j", (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it("leaves nothing in any text that a terminal would act on, and says the same the second time", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = printable(text);
        expect(shown).not.toMatch(UNSEEN);
        expect(shown).not.toMatch(/\p{M}{5}/u);
        expect(shown.split("\n")).toHaveLength(text.split("\n").length);
        expect(printable(shown)).toBe(shown);
      }),
    );
  });

  it("hides nothing: every character is there, as it is or by its number", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        fc.pre(!text.includes("\\u{"));
        const back = printable(text).replace(/\\u\{([0-9a-f]+)\}/g, (_, hex: string) =>
          String.fromCodePoint(Number.parseInt(hex, 16)),
        );
        expect(back).toBe(text);
      }),
    );
  });
});

it("makes JSON that a terminal can be shown, and that means the same", () => {
  fc.assert(
    fc.property(fc.array(anyText), (texts) => {
      const json = printableJson(JSON.stringify(texts));
      expect(json).not.toMatch(UNSEEN);
      expect(JSON.parse(json)).toEqual(texts);
    }),
  );
});
