import { expect, test } from "vitest";
import { bars, lines, namesOf } from "./draw.ts";

const BARS = [
  { label: "flowroute-mcp", value: 100, low: 90, high: 110, isOurs: true },
  { label: "another <server>", value: 50, low: 50, high: 50, isOurs: false },
];

const widths = (picture: string) =>
  [...picture.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));

test("bars are as long as their figures, which stand beside them", () => {
  const picture = bars("Calls", "ms", BARS);
  const [ours = 0, theirs = 0] = widths(picture);
  expect(ours / theirs).toBeCloseTo(2, 9);
  expect(picture).toContain(">100 ms</text>");
  expect(picture).toContain(">50 ms</text>");
});

test("a picture stands alone, reads out its title, takes nothing from elsewhere and is the same each time", () => {
  const picture = bars("Calls & more", "ms", BARS);
  expect(picture).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(picture).toContain('aria-label="Calls &amp; more"');
  expect(picture).toContain("another &lt;server&gt;");
  expect(picture.match(/https?:/g)).toEqual(["http:"]);
  expect(bars("Calls & more", "ms", BARS)).toBe(picture);
});

test("lines have a point for each size, and are named at their end", () => {
  const points = [1, 2, 4].flatMap((x) => [
    { series: "one", x, y: x, low: x, high: x },
    { series: "other", x, y: 5, low: 4, high: 6 },
  ]);
  const picture = lines("Growth", { label: "processes", base: 2 }, points);
  expect(picture.match(/<circle /g)).toHaveLength(6);
  for (const name of ["one", "other", "processes"]) expect(picture).toContain(`>${name}</text>`);
});

test("names of lines that end close together stand below each other, in their order", () => {
  const ends = [50, 49, 10].map((y) => ({ series: String(y), x: 1, y, low: y, high: y }));
  const [first, second, third] = namesOf(ends, 100);
  expect([first?.at, third?.at]).toEqual([50, 10]);
  expect(second?.series).toBe("49");
  expect(50 - (second?.at ?? 50)).toBeCloseTo(7, 9);
});
