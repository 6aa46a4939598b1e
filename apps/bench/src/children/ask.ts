import type { Serializable } from "node:child_process";
import type { Child } from "./child-processes.ts";

/**
 * Sends a message to a forked process and waits for the one answer.
 * @throws Error when the process ends instead; with the end of its stderr.
 */
export function ask({ process: child, complaints }: Child, question: Serializable): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error(`A load process ended before it answered.\n${complaints()}`.trim()));
    const answered = (answer: unknown) => {
      child.off("exit", gone);
      resolve(answer);
    };
    // Not "close": that does not come any more where this side has closed the channel.
    child.once("exit", gone);
    child.once("message", answered);
    child.send(question, (error) => {
      if (error !== null) gone();
    });
  });
}

/**
 * The other end: answers each message. A failure ends the process with its message on stderr, and so does the
 * end of the channel, silently.
 */
export function answerEach(answer: (question: unknown) => Promise<Serializable>): void {
  process.on("message", async (question: unknown) => {
    try {
      process.send?.(await answer(question));
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`, () =>
        process.exit(1),
      );
    }
  });
  process.once("disconnect", () => process.exit(0));
}
