import { expect, test } from "vitest";
import { formatPhone, parsePhone, phoneContains } from "./phone.ts";

test.each([
  ["12065550100", "+1 206 555 0100"],
  ["447700900123", "+447700900123"],
  ["72975", "72975"],
  ["Sandbox", "Sandbox"],
])("%s is shown as %s", (number, shown) => {
  expect(formatPhone(number)).toBe(shown);
});

test.each([
  ["+1 206 555 0100", "12065550100"],
  ["(206) 555-0100", "12065550100"],
  ["206.555.0100", "12065550100"],
  ["1-206-555-0100", "12065550100"],
  ["+44 7700 900123", "447700900123"],
])("%s is read as %s", (typed, number) => {
  expect(parsePhone(typed)).toBe(number);
});

test.each(["", "555 0100", "+206 555 0100", "0206 555 0100", "call me", "1234567890123456"])(
  "%j is no number",
  (typed) => {
    expect(parsePhone(typed)).toBeUndefined();
  },
);

test("a number is found by any part of it, spaced or not", () => {
  expect(phoneContains("12065550100", "206 555")).toBe(true);
  expect(phoneContains("12065550100", "+1206")).toBe(true);
  expect(phoneContains("12065550100", "0199")).toBe(false);
  expect(phoneContains("12065550100", "")).toBe(false);
});
