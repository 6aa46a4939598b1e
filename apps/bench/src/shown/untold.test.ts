import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { documents } from "./show.ts";
import { KNOWN, untold } from "./untold.ts";

const read = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), "utf8");

describe("a number with a unit", () => {
  test.each([
    ["It starts in 209 ms.", ["209 ms"]],
    ["It takes 1,684 tokens and 7.9 kB.", ["1,684 tokens", "7.9 kB"]],
    ["It does 18,445 a second, or 2,397\ncalls a second.", ["18,445 a second", "2,397 calls a second"]],
    ["That is ×0.42 of it, 42 % faster, 3x as fast.", ["×0.42", "42 %", "3x"]],
    [
      "It takes 5&nbsp;ms or 5us, at 20,000 requests per second.",
      ["5&nbsp;ms", "5us", "20,000 requests per second"],
    ],
  ])("is found in %j", (text, found) => {
    expect(untold(text)).toEqual(found);
  });

  test.each([
    "<!-- figure mcp :: first-list :: bare :: coldStartMs -->209 ms<!-- / -->",
    "<!-- figure targets :: all -->\n\n| a | 209 ms |\n\n<!-- / -->",
    "```\n209 ms\n```",
    "?inputs=%2083%20MB",
    "revision 2026-07-28 and 14 tools",
  ])("is not found in %j", (text) => {
    expect(untold(text)).toEqual([]);
  });
});

test.each(documents())("%s tells no figure that nothing holds", (path) => {
  const known = (KNOWN[path] ?? []).map(([figure]) => figure);
  expect(
    untold(read(path)).sort(),
    "Write it as <!-- figure suite :: comparison :: row :: metric --><!-- / -->, or into KNOWN with what holds it.",
  ).toEqual(known.sort());
});
