import { createInterface } from "node:readline";
import { PassThrough } from "node:stream";
import { setTimeout as after } from "node:timers/promises";
import { answerIn } from "./answer-in.ts";
import { type HttpServer, introduce, post } from "./posted.ts";
import type { Conversation } from "./stdio-host.ts";

const UNTIL_THERE_MS = 200;

/**
 * A session over HTTP at a server that takes what it is asked with a 202, and answers it all on one stream.
 * @throws Error when it does not begin.
 */
export async function openStreamHost(server: HttpServer): Promise<Conversation> {
  const { url } = server;
  const session = await introduce(server);
  if (session === undefined) throw new Error(`There is no session at ${url}.`);
  const headers = { ...server.headers, accept: "text/event-stream", "mcp-session-id": session };
  const stream = new PassThrough();
  void pour(fetch(`${url}/mcp`, { headers }), stream);
  // Its headers come with the first answer: nothing says before that it is there.
  await after(UNTIL_THERE_MS);
  const lines = createInterface(stream)[Symbol.asyncIterator]();
  return {
    // What is not taken will not be answered either.
    say: (message) =>
      void post(server, "2025-11-25", message, session).catch((error: unknown) =>
        stream.destroy(asError(error)),
      ),
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
