import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Column, indented, table } from "./table.ts";
import { widthOf } from "./text-width.ts";

const COLUMNS: Column[] = [
  { title: "CODE", kind: "whole" },
  { title: "WHAT", kind: "flowing" },
  { title: "COST", kind: "whole" },
];

describe("table", () => {
  it("aligns columns, by what they look like", () => {
    const rows = [{ cells: ["K7QF-2MXP", "一 text", "$1.00"] }, { cells: ["A", "x", "$20.00"], note: "why" }];
    expect(table(COLUMNS, rows, 80)).toBe(
      ["CODE       WHAT     COST", "K7QF-2MXP  一 text  $1.00", "A          x        $20.00", "  why"].join(
        "\n",
      ),
    );
  });

  it("wraps what flows, and never breaks a code or a number", () => {
    const shown = table(
      COLUMNS,
      [{ cells: ["K7QF-2MXP", "From +12065550123 to +12065550142: hello", "$0.004"] }],
      36,
    );
    expect(shown.split("\n")).toEqual([
      "CODE       WHAT               COST",
      "K7QF-2MXP  From +12065550123  $0.004",
      "           to +12065550142:",
      "           hello",
    ]);
  });

  it("fits any text into any width, and lets nothing out that a terminal would act on", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 40, max: 200 }), (text, width) => {
        const shown = table(COLUMNS, [{ cells: ["K7QF-2MXP", text, "$0.004"], note: text }], width);
        expect(shown).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
        for (const line of shown.split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(width);
        expect(shown).toContain("K7QF-2MXP");
      }),
    );
  });
});

it("sets off every line of a text", () => {
  const text = "Buy this?\n\nApproved until 14:00 UTC. A line that is too long for it";
  const lines = indented(text, 30, "  | ").split("\n");
  expect(lines.every((line) => line.startsWith("  |"))).toBe(true);
  expect(lines.every((line) => line.length <= 30)).toBe(true);
});
