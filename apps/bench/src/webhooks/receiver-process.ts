import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as after } from "node:timers/promises";
import { z } from "zod";
import { answerEach } from "../children/ask.ts";
import { eventKey } from "./event-key.ts";
import { troubleSchema, Unreliable } from "./unreliable.ts";

// A receiver of webhooks, in a process of its own, so that what it does is not part of the sandbox's time.

const questionSchema = z.discriminatedUnion("ask", [
  z.object({ ask: z.literal("listen"), trouble: troubleSchema }),
  z.object({ ask: z.literal("counts") }),
  z.object({ ask: z.literal("taken") }),
]);
export type ReceiverQuestion = z.infer<typeof questionSchema>;

let receiver: Unreliable | undefined;
let slowMs = 0;

answerEach(async (asked) => {
  const question = questionSchema.parse(asked);
  if (question.ask === "listen") {
    receiver = new Unreliable(question.trouble);
    slowMs = question.trouble.slowMs;
    return listen();
  }
  if (receiver === undefined) throw new Error("Nobody listens yet.");
  return question.ask === "counts" ? receiver.counts : receiver.taken;
});

function listen(): Promise<string> {
  const server = createServer((request, response) => {
    take(request, response).catch((error: unknown) => {
      // What cannot be read is the sandbox's mistake, and ends the run.
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`, () =>
        process.exit(1),
      );
    });
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (typeof address === "object") resolve(`http://127.0.0.1:${address?.port}/webhooks`);
    });
  });
}

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  const conduct = receiver?.conductFor(eventKey(JSON.parse(Buffer.concat(pieces).toString("utf8"))));
  if (conduct === "cut" || conduct === "take and cut") return void response.destroy();
  if (conduct === "take slowly") await after(slowMs);
  response.writeHead(conduct === "refuse" ? 503 : 200, { "content-length": 0 }).end();
}
