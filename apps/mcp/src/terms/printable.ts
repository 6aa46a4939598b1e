// What a terminal would act on instead of showing it, and what takes no room in it: control and format characters
// (bidirectional, zero-width, tags), separators, selectors, blank letters and what has no meaning yet. Emoji keep what
// joins and colours them.
export const UNSEEN =
  /(?!\n)\p{Cc}|(?!(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Emoji}\ufe0f)\u200d(?=\p{Extended_Pictographic}))\p{Cf}|[\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?!(?<=\p{Emoji})\ufe0f|\p{Cf})\p{Default_Ignorable_Code_Point}|\u2800/gu;

/** So many marks on one letter reach into the lines above and below it. */
const TOO_MANY_MARKS = /(?<=\p{M}{4})\p{M}/gu;

const escaped = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** A text of somebody else for a terminal: whatever could move the cursor or hide something is shown as `\u{1b}`. */
export const printable = (text: string): string =>
  text.replace(UNSEEN, escaped).replace(TOO_MANY_MARKS, escaped);

/** JSON that says the same, and does nothing to a terminal either. */
export const printableJson = (json: string): string =>
  json.replace(UNSEEN, (character) =>
    Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
      .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
      .join(""),
  );
