import { z } from "zod";
import { asText } from "./as-sent.ts";

const KEYPAD: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    2: "abc",
    3: "def",
    4: "ghi",
    5: "jkl",
    6: "mno",
    7: "pqrs",
    8: "tuv",
    9: "wxyz",
  }).flatMap(([digit, letters]) => [...letters].map((letter) => [letter, digit])),
);

/** Part of a number: digits, with letters read as the keypad has them (`TAXI` is 8294). */
export const digits = z.preprocess(
  asText,
  z.string().transform((text, context) => {
    const found = text
      .toLowerCase()
      .replace(/[a-z]/g, (letter) => KEYPAD[letter] ?? "")
      .replace(/[\s().+-]/g, "");
    if (/^\d{1,11}$/.test(found)) return found;
    context.addIssue({ code: "custom", message: "Give 1 to 11 digits or keypad letters." });
    return z.NEVER;
  }),
);
