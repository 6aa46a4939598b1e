/**
 * What a text is charged as, before it is sent.
 *
 * @module flowroute-client/segments
 */

import { FlowrouteInputError } from "./errors/failed.ts";

/** What a text is charged as, and why. */
export interface Segments {
  /** Segments that the carrier charges; an empty text is one. */
  count: number;
  /** The carrier's number of the encoding: 0 is 7-bit, 8 is UCS-2. */
  message_encoding: 0 | 8;
  /** The name of the encoding. */
  encoding: "7-bit" | "UCS-2";
  /** UTF-16 units of the text, which is what counts: most emoji are two of them or more. */
  length: number;
  /** How many of them a segment of this text holds. */
  perSegment: 160 | 140 | 70;
  /** The first character that is not ASCII: one is enough for UCS-2. Null if the text is 7-bit. */
  firstUcs2: Ucs2Character | null;
  /**
   * The same text in 7-bit, if replacing its typographic characters is all that it takes. Null if the text is 7-bit
   * already or has characters without such an equal (an emoji, an accent, another script).
   */
  plain: PlainText | null;
}

/** A character outside ASCII, and where it is. */
export interface Ucs2Character {
  /** Its place in the text, in UTF-16 units. */
  index: number;
  /** The character itself: one code point, one or two UTF-16 units. */
  character: string;
  /** Such as `U+2019`. */
  codePoint: string;
  /** What to write instead: `'` for `’`, nothing for an invisible mark. Null if nothing in ASCII is equal. */
  plain: string | null;
}

/** A text with ASCII in the place of its typographic characters. */
export interface PlainText {
  /** The text, ready to be sent. */
  body: string;
  /** Segments of `body`. In rare cases no fewer: `...` for `…` is longer. */
  count: number;
}

/** Typographic characters, which word processors and phones put in unasked, and their equals in ASCII. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[\u00b4\u02b9\u02bb\u02bc\u2018-\u201b\u2032\u2035\u2039\u203a]/g, "'"],
  [/[\u00ab\u00bb\u02ba\u201c-\u201f\u2033\u2036]/g, '"'],
  // Dashes and bullets.
  [/[\u00b7\u2010-\u2015\u2022\u2023\u2043\u2212\u2219\u25aa\u25cf\u25e6]/g, "-"],
  [/\u2026/g, "..."],
  [/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, " "],
  [/[\u0085\u2028\u2029]/g, "\n"],
  // Invisible: soft hyphen, joiners, marks of direction, variation selectors, byte order mark.
  [/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\ufe00-\ufe0f]/g, ""],
];

const UCS2 = /[\u0080-\u{10ffff}]/u;

/**
 * What the carrier charges a text as, by its own rule: up to 160 ASCII characters are one segment, longer texts are
 * split at 140; one character outside ASCII makes it UCS-2, with 70 UTF-16 units a segment.
 *
 * @example
 * ```ts
 * import { segments } from "flowroute-client/segments";
 *
 * const { count, encoding, plain } = segments("It’s ready");
 * console.log(count, encoding, plain?.body); // 1 UCS-2 It's ready
 * ```
 *
 * @param body The text of the message.
 * @throws {@link flowroute-client!FlowrouteInputError | FlowrouteInputError} if the body is not a string.
 */
export function segments(body: string): Segments {
  if (typeof body !== "string") throw new FlowrouteInputError("The body is not a string. Pass the text.");
  const { length } = body;
  const found = UCS2.exec(body);
  const perSegment = found ? 70 : length > 160 ? 140 : 160;
  return {
    count: Math.max(1, Math.ceil(length / perSegment)),
    message_encoding: found ? 8 : 0,
    encoding: found ? "UCS-2" : "7-bit",
    length,
    perSegment,
    firstUcs2: found && ucs2Character(found),
    plain: found && plainText(body),
  };
}

function ucs2Character({ 0: character, index }: RegExpExecArray): Ucs2Character {
  const plain = withPlainCharacters(character);
  return {
    index,
    character,
    codePoint: `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`,
    plain: UCS2.test(plain) ? null : plain,
  };
}

function plainText(text: string): PlainText | null {
  const body = withPlainCharacters(text);
  return UCS2.test(body) ? null : { body, count: segments(body).count };
}

function withPlainCharacters(text: string): string {
  return PLAIN.reduce((rest, [characters, plain]) => rest.replace(characters, plain), text);
}
