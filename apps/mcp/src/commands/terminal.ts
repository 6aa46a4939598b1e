import { createInterface } from "node:readline/promises";

/** Where a person types a command and reads what came of it. */
export type Terminal = {
  /** Whether somebody can answer a question: input and output are a terminal. */
  isInteractive: boolean;
  /** In columns. */
  width: number;
  /** Writes a text and ends the line. */
  out(text: string): void;
  /** The same for what went wrong. */
  err(text: string): void;
  /** What was typed in answer; empty when the input has ended. */
  ask(question: string): Promise<string>;
};

/** Where the output goes to a file or another program. */
const USUAL_WIDTH = 100;

export function createTerminal({
  stdin,
  stdout,
  stderr,
}: Pick<NodeJS.Process, "stdin" | "stdout" | "stderr">): Terminal {
  // A reader such as head that has gone away wants no more of it.
  for (const stream of [stdout, stderr]) stream.on("error", () => {});
  return {
    isInteractive: stdin.isTTY === true && stdout.isTTY === true,
    // Some terminals say that they have no columns.
    width: stdout.columns > 0 ? stdout.columns : USUAL_WIDTH,
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    async ask(question) {
      const reader = createInterface({ input: stdin, output: stdout });
      try {
        // Without this, the end of the input would be waited for without end.
        const ended = new Promise<string>((resolve) => reader.once("close", () => resolve("")));
        return await Promise.race([reader.question(question), ended]);
      } catch {
        return "";
      } finally {
        reader.close();
      }
    },
  };
}
