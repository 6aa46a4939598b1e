import { UNSEEN } from "./printable.ts";

// What a person who reads the same text does not see can hide instructions from them.

/** A text that a stranger wrote, without what a person could not see in it. */
export const visibleText = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(UNSEEN, (character) => (character === "\t" ? character : ""));
