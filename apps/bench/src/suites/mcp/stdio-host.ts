import { z } from "zod";
import type { Child, ChildProcesses } from "../../children/child-processes.ts";
import { JsonLines } from "../../children/json-lines.ts";
import type { StdioServer } from "../../servers/stdio-server.ts";
import type { Message } from "../http/calls.ts";
import { type Era, INITIALIZE, INITIALIZED, written } from "./eras.ts";

/** What a host says to a server, and what comes back. */
export type Conversation = {
  say: (message: Message) => void;
  /** The next answer, to whatever was asked. A server may log or notify in between. */
  nextAnswer: () => Promise<Answer>;
};

export type StdioHost = Conversation & { child: Child };

export type Answer = { id: number; result: unknown };

const introduced = z.object({ protocolVersion: z.literal("2025-11-25") });

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
  const host = { child, say, nextAnswer: () => nextAnswer(lines) };
  if (era === "2026-07-28") return host;
  try {
    say(INITIALIZE);
    introduced.parse((await host.nextAnswer()).result);
    say(INITIALIZED);
    return host;
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

/** @returns undefined for a message that answers nothing. @throws Error when it says that something went wrong. */
export function answerIn(message: unknown): Answer | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  if (!("id" in message) || typeof message.id !== "number" || "method" in message) return undefined;
  if (!("result" in message)) throw new Error(`A server answered ${JSON.stringify(message)}.`);
  return { id: message.id, result: message.result };
}
