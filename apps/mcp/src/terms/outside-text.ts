// Control characters, format characters (zero-width, bidirectional, tags), blank letters and variation
// selectors beyond the emoji one can hide instructions from a person who reads the same text.
const UNSEEN =
  /(?![\n\t])\p{Cc}|(?!\u200d)\p{Cf}|\u200d(?!\p{Extended_Pictographic})|\p{Cs}|[\u115f\u1160\u2800\u3164\uffa0]|[\ufe00-\ufe0e]|[\u{e0100}-\u{e01ef}]/gu;

/** A text that a stranger wrote, without what a person could not see in it. */
export const visibleText = (text: string): string => text.replace(/\r\n?/g, "\n").replace(UNSEEN, "");
