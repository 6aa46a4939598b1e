const WIDTH = 120;

/** Prose in lines of the width of the page around it; a table or code as it is. What is between backticks stays whole. */
export function filled(paragraph: string): string {
  if (/^(\||```)/.test(paragraph)) return paragraph;
  const lines = [""];
  for (const word of paragraph.match(/(?:`[^`]*`|[^\s`])+/g) ?? []) {
    const line = lines.at(-1) ?? "";
    if (line === "") lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join("\n");
}
