import { expect, test } from "vitest";
import { flat, reportOf } from "../harness/report-for-tests.ts";
import { countFigures, inDigits, staleFigures, withFigures } from "./figures-in-text.ts";

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
const reports = () => report;
const place = "mcp :: first-list :: ours, --sandbox";
const told = (where: string, words = "") => `It takes <!-- figure ${where} -->${words}<!-- / -->.`;

test.each([
  [`${place} :: coldStartMs`, "256 ms"],
  [`${place} :: coldStartMs :: 1`, "255.6 ms"],
  [`${place} :: coldStartMs :: ratio`, "1.28"],
  [`${place} :: coldStartMs :: ratio :: 1`, "1.3"],
  [`${place} :: coldStartMs :: difference`, "55.6 ms"],
  [`${place} :: tools`, "14"],
  [`${place} :: calls`, "2,397 a second"],
])("%s is %s", (where, figure) => {
  expect(withFigures(told(where, "something else"), reports)).toBe(told(where, figure));
  expect(staleFigures(told(where, figure), reports)).toEqual([]);
  expect(staleFigures(told(where, "1 ms"), reports)).toEqual([{ where, told: "1 ms", measured: figure }]);
});

test.each([
  ["mcp :: other :: bare :: coldStartMs", 'no comparison "other" in mcp. There is: first-list.'],
  ["mcp :: first-list :: nobody :: coldStartMs", "There is: bare, ours, --sandbox."],
  ["mcp :: first-list :: bare :: tools", "There is: coldStartMs."],
  ["mcp :: first-list :: bare :: coldStartMs :: ratio", "there is no ratio"],
  [`${place} :: coldStartMs :: ration`, '"ration" is not ratio, difference or a digit.'],
])("%s is an error that says what there is", (where, words) => {
  expect(() => withFigures(told(where), reports)).toThrow(words);
});

test("several figures of a text are each their own, also in one line", () => {
  const text = `${told(`${place} :: tools`)} ${told(`${place} :: coldStartMs`)}`;
  expect(countFigures(text)).toBe(2);
  expect(withFigures(text, reports)).toMatch(/-->14<.*-->256 ms</);
});

test("a figure whose end is lost takes nothing of the text with it, and is told of", () => {
  const text = `${told(`${place} :: tools`).replace("<!-- / -->", "")} Kept. ${told(`${place} :: coldStartMs`)}`;
  expect(() => withFigures(text, reports)).toThrow("Of 2 figures that begin, 1 end");
  expect(() => staleFigures(text, reports)).toThrow("Of 2 figures that begin, 1 end");
});

test.each([
  [0, "0"],
  [0.127, "0.13"],
  [12.34, "12.3"],
  [1234.5, "1,235"],
  [-0.5, "-0.50"],
])("%d is %s", (value, text) => {
  expect(inDigits(value)).toBe(text);
});
