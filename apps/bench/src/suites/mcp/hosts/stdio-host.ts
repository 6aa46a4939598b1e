import { z } from "zod";
import type { Child, ChildProcesses } from "../../../children/child-processes.ts";
import { JsonLines } from "../../../children/json-lines.ts";
import type { StdioServer } from "../../../servers/stdio-server.ts";
import { INITIALIZE, INITIALIZED, type Message } from "../../http/calls.ts";
import { type Answer, answerIn } from "./answer-in.ts";
import { type Era, written } from "./eras.ts";

/** What a host says to a server, and what comes back. */
export type Conversation = {
  say: (message: Message) => void;
  /** The next answer, to whatever was asked. A server may log or notify in between. */
  nextAnswer: () => Promise<Answer>;
};

export type StdioHost = Conversation & {
  child: Child;
  /** What the server tells a model of itself. It does when it is introduced: in the later era this is empty. */
  instructions: string;
};

const introduced = z.object({
  protocolVersion: z.literal("2025-11-25"),
  instructions: z.string().default(""),
});

/**
 * Starts a server, and introduces the host where the era wants it. The messages are written by hand, so that no
 * client library's work is measured.
 * @throws Error when the server ends, stays silent, or speaks another revision; it does not run any more then.
 */
export async function openStdioHost(
  children: ChildProcesses,
  { args, environment }: StdioServer,
  era: Era,
): Promise<StdioHost> {
  const child = children.start(args, environment);
  const lines = new JsonLines(child);
  const say = (message: Message) => void child.process.stdin?.write(`${written(era, message)}\n`);
  const conversation = { say, nextAnswer: () => nextAnswer(lines) };
  if (era === "2026-07-28") return { ...conversation, child, instructions: "" };
  try {
    say(INITIALIZE);
    const { instructions } = introduced.parse((await conversation.nextAnswer()).result);
    say(INITIALIZED);
    return { ...conversation, child, instructions };
  } catch (error) {
    await children.end(child);
    throw error;
  }
}

async function nextAnswer(lines: JsonLines): Promise<Answer> {
  for (;;) {
    const answer = answerIn(await lines.next());
    if (answer !== undefined) return answer;
  }
}
