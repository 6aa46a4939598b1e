/** Tells what the assistant calls and what comes back, in words and in the tools' own data. */
export type Transcript = {
  title(text: string): void;
  step(text: string): void;
  call(tool: string, args: Record<string, unknown>): void;
  answer(data: unknown): void;
  note(text: string): void;
};

export function createTranscript(print: (line: string) => void, width: number): Transcript {
  let steps = 0;
  const wrapped = (mark: string, text: string) => {
    for (const [index, line] of wrap(text, Math.max(40, Math.min(width, 110) - 5)).entries())
      print(`   ${index === 0 ? mark : " "} ${line}`);
  };
  return {
    title: (text) => print(`${text}\n`),
    step(text) {
      steps += 1;
      print(`${steps}. ${text}`);
    },
    call: (tool, args) => wrapped("→", `${tool} ${JSON.stringify(args)}`),
    answer(data) {
      wrapped("←", JSON.stringify(data));
      print("");
    },
    note: (text) => print(`${text}\n`),
  };
}

/** Breaks after commas and spaces; a longer word stays whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.split(/(?<=[ ,])/)) {
    if (line !== "" && line.length + piece.trimEnd().length > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return [...lines, line];
}
