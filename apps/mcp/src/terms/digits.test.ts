import { expect, it } from "vitest";
import { digits } from "./digits.ts";

it("reads digits and keypad letters", () => {
  expect(digits.parse("206")).toBe("206");
  expect(digits.parse(206)).toBe("206");
  expect(digits.parse("(206) 555")).toBe("206555");
  expect(digits.parse("+1206")).toBe("1206");
  expect(digits.parse("Taxi")).toBe("8294");
});

it("refuses what holds no digits, too many, or something else", () => {
  for (const text of ["", "---", "123456789012", "２０６", "20%", "é"])
    expect(digits.safeParse(text).success, text).toBe(false);
});
