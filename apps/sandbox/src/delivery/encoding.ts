/**
 * How a text travels, as the carrier documents it: 0 is 7-bit and 8 is UCS-2, which one character outside ASCII is
 * enough for.
 */
export type MessageEncoding = 0 | 8;

type Lengths = { alone: number; split: number };

/** Characters (UTF-16 units) that one segment holds: of a text that fits in one, and of one that is split. */
const SEGMENT: Readonly<Record<MessageEncoding, Lengths>> = {
  0: { alone: 160, split: 140 },
  8: { alone: 70, split: 70 },
};

const LAST_ASCII = 0x7f;

export function encodingOf(text: string): MessageEncoding {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > LAST_ASCII) return 8;
  return 0;
}

/** How many segments the text is charged as; an empty one is one. */
export function segmentsOf(text: string): number {
  const { alone, split } = SEGMENT[encodingOf(text)];
  return text.length <= alone ? 1 : Math.ceil(text.length / split);
}
