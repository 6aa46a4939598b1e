import { expect, test } from "vitest";
import { inDigits } from "./in-digits.ts";

test.each([
  [0, "0"],
  [0.127, "0.13"],
  [12.34, "12.3"],
  [1234.5, "1,235"],
  [-0.5, "-0.50"],
  [-0.001, "0.00"],
])("%d is %s", (value, text) => {
  expect(inDigits(value)).toBe(text);
});
