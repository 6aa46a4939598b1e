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
    ["That is ×0.42 of it.", ["×0.42"]],
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
  const known = KNOWN[path] ?? {};
  expect(
    untold(read(path)).filter((figure) => !Object.hasOwn(known, figure)),
    "Write it as <!-- figure suite :: comparison :: row :: metric --><!-- / -->, or into KNOWN with what holds it.",
  ).toEqual([]);
});

test.each(Object.keys(KNOWN))("what is known of %s is still there", (path) => {
  expect(Object.keys(KNOWN[path] ?? {}).filter((figure) => !untold(read(path)).includes(figure))).toEqual([]);
});
