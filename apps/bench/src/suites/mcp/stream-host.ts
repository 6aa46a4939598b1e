import { createInterface } from "node:readline";
import { PassThrough } from "node:stream";
import { setTimeout as after } from "node:timers/promises";
import { askedOf, type Message } from "../http/calls.ts";
import { INITIALIZE, INITIALIZED } from "./eras.ts";
import { answerIn, type Conversation } from "./stdio-host.ts";

const ERA = "2025-11-25";
const UNTIL_THERE_MS = 200;

/**
 * A session over HTTP at a server that takes what it is asked with a 202, and answers it all on one stream.
 * @throws Error when it does not begin.
 */
export async function openStreamHost(url: string): Promise<Conversation> {
  let session: string | undefined;
  const post = async (message: Message) => {
    const { headers, body } = askedOf(ERA, "/", message, session);
    const response = await fetch(url, { method: "POST", headers, body });
    const text = await response.text();
    if (!response.ok) throw new Error(`${message.method} was answered with ${response.status}: ${text}`);
    return response;
  };
  session = (await post(INITIALIZE)).headers.get("mcp-session-id") ?? undefined;
  if (session === undefined) throw new Error(`There is no session at ${url}.`);
  await post(INITIALIZED);
  const headers = { accept: "text/event-stream", "mcp-session-id": session };
  const stream = new PassThrough();
  void pour(fetch(url, { headers }), stream);
  // Its headers come with the first answer: nothing says before that it is there.
  await after(UNTIL_THERE_MS);
  const lines = createInterface(stream)[Symbol.asyncIterator]();
  return {
    // What is not taken will not be answered either.
    say: (message) => void post(message).catch((error: unknown) => stream.destroy(asError(error))),
    nextAnswer: async () => {
      for (;;) {
        const { value, done } = await lines.next();
        if (done === true) throw new Error(`The stream at ${url} ended before it answered.`);
        const answer = value.startsWith("data: ") ? answerIn(JSON.parse(value.slice(6))) : undefined;
        if (answer !== undefined) return answer;
      }
    },
  };
}

async function pour(coming: Promise<Response>, stream: PassThrough): Promise<void> {
  try {
    const { body } = await coming;
    for await (const bytes of body ?? []) stream.write(bytes);
    stream.end();
  } catch (error) {
    stream.destroy(asError(error));
  }
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
