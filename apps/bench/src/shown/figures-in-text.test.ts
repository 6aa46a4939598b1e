import { expect, test } from "vitest";
import { flat, reportOf } from "../harness/report-for-tests.ts";
import { countFigures, staleFigures, withFigures } from "./figures-in-text.ts";

const report = reportOf(
  {
    coldStartMs: { label: "cold start", unit: "ms", better: "lower", against: "ratio" },
    calls: { label: "calls", unit: "1/s", better: "higher", against: "ratio" },
    tools: { label: "tools", unit: "", better: "lower", against: "difference" },
  },
  {
    bare: { coldStartMs: flat(200) },
    "ours, --sandbox": {
      coldStartMs: { ...flat(255.6), ratio: flat(1.278), difference: flat(55.6) },
      calls: flat(2397),
      tools: flat(14),
    },
  },
);
const source = {
  reports: () => report,
  workedOut: { "together :: both": () => "\n| 1 |\n| 2 |\n" },
};
const place = "mcp :: first-list :: ours, --sandbox";
const told = (where: string, words = "") => `It takes <!-- figure ${where} -->${words}<!-- / -->.`;

test.each([
  [`${place} :: coldStartMs`, "256 ms"],
  [`${place} :: coldStartMs :: 1`, "255.6 ms"],
  [`${place} :: coldStartMs :: ratio`, "1.28"],
  [`${place} :: coldStartMs :: ratio :: 1`, "1.3"],
  [`${place} :: coldStartMs :: difference`, "55.6 ms"],
  [`${place} :: coldStartMs :: spread`, "256 ms (256 to 256)"],
  [`${place} :: coldStartMs :: ratio :: 1 :: spread`, "1.3 (1.3 to 1.3)"],
  [`${place} :: tools`, "14"],
  [`${place} :: calls`, "2,397 a second"],
])("%s is %s", (where, figure) => {
  expect(withFigures(told(where, "something else"), source)).toBe(told(where, figure));
  expect(staleFigures(told(where, figure), source)).toEqual([]);
  expect(staleFigures(told(where, "1 ms"), source)).toEqual([{ where, told: "1 ms", measured: figure }]);
});

test.each([
  ["mcp :: other :: bare :: coldStartMs", 'no comparison "other" in mcp. There is: first-list.'],
  ["mcp :: first-list :: nobody :: coldStartMs", "There is: bare, ours, --sandbox."],
  ["mcp :: first-list :: bare :: tools", "There is: coldStartMs."],
  ["mcp :: first-list :: bare :: coldStartMs :: ratio", "there is no ratio"],
  [`${place} :: coldStartMs :: ration`, '"ration" is not ratio, difference, spread or a digit.'],
])("%s is an error that says what there is", (where, words) => {
  expect(() => withFigures(told(where), source)).toThrow(words);
});

test("several figures of a text are each their own, also in one line", () => {
  const text = `${told(`${place} :: tools`)} ${told(`${place} :: coldStartMs`)}`;
  expect(countFigures(text)).toBe(2);
  expect(withFigures(text, source)).toMatch(/-->14<.*-->256 ms</);
});

test("a figure whose end is lost takes nothing of the text with it, and is told of", () => {
  const text = `${told(`${place} :: tools`).replace("<!-- / -->", "")} Kept. ${told(`${place} :: coldStartMs`)}`;
  expect(() => withFigures(text, source)).toThrow("Of 2 figures that begin, 1 end");
  expect(() => staleFigures(text, source)).toThrow("Of 2 figures that begin, 1 end");
});

test("what is worked out has a name, and may be a table", () => {
  const text = told("together :: both", "old");
  expect(staleFigures(text, source)).toMatchObject([{ told: "old", measured: "\n| 1 |\n| 2 |\n" }]);
  const written = withFigures(text, source);
  expect(written).toContain("-->\n| 1 |\n| 2 |\n<!-- / -->");
  expect(staleFigures(written, source)).toEqual([]);
});
