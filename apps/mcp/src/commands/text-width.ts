const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });

const WIDE =
  /\p{Emoji_Presentation}|\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

/** What a reader takes for one character each. */
export const graphemes = (text: string): string[] =>
  Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);

/** How many columns of a terminal a text takes, as near as can be told without asking it. */
export const widthOf = (text: string): number =>
  /^[\x20-\x7e]*$/.test(text)
    ? text.length
    : graphemes(text).reduce((sum, each) => sum + (WIDE.test(each) ? 2 : 1), 0);

/** A text in lines of at most `width` columns. Only a word that is longer than a line is broken. */
export const wrap = (text: string, width: number): string[] =>
  text.split("\n").flatMap((line) => wrapLine(line, width));

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = "";
  for (const token of line.match(/ +|[^ ]+/g) ?? []) {
    if (widthOf(current) + widthOf(token) <= width) {
      current += token;
      continue;
    }
    if (current.trimEnd() !== "") lines.push(current.trimEnd());
    const pieces = token.startsWith(" ") ? [""] : inPieces(token, width);
    lines.push(...pieces.slice(0, -1));
    current = pieces.at(-1) ?? "";
  }
  return [...lines, current.trimEnd()];
}

function inPieces(word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const each of graphemes(word)) {
    if (piece !== "" && widthOf(piece) + widthOf(each) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += each;
  }
  return [...pieces, piece];
}
