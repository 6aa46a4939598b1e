import { FlowrouteNotFoundError, type Message } from "flowroute-client";
import { z } from "zod";
import { asNumber } from "../terms/as-sent.ts";
import { ToolFailure } from "../terms/failure.ts";
import { heardIn, isFinal, messageFields, tellMessage } from "../terms/message.ts";
import { toTheSecond } from "../terms/time-words.ts";
import { readTool, type ToolContext } from "./tool.ts";
import { byReceipts, lessAndLessOften } from "./wait-for-record.ts";

export const getMessage = readTool({
  name: "get_message",
  effect: "read",
  scope: "messages:read",
  title: "Look up a message",
  description:
    "One message with its delivery receipts. With wait_seconds it waits for the final receipt: use that after send_message instead of asking again and again.",
  input: z.strictObject({
    id: z
      .string()
      .regex(
        /^mdr2-[0-9a-f]{32}$/,
        "Give an id from send_message or list_messages: mdr2- and 32 hex digits.",
      ),
    wait_seconds: z.preprocess(asNumber, z.number().min(0).max(55).default(0)),
  }),
  output: z.object({
    ...messageFields,
    final: z.boolean().describe("false: more receipts may come; some carriers stop at message buffered"),
    receipts: z
      .array(
        z.object({
          level: z.int().describe("1 handed over, 2 later"),
          status: z.string(),
          code: z.int().optional(),
          at: z.string(),
        }),
      )
      .describe("Newest first"),
  }),
  async run({ id, wait_seconds }, context) {
    const message = await lookUp(id, wait_seconds * 1000, context);
    await context.hear(heardIn([message]));
    return {
      ...tellMessage(message),
      final: isFinal(message),
      receipts: message.delivery_receipts.map(({ level, status, status_code, timestamp }) => ({
        level,
        status,
        ...(status_code === null ? {} : { code: status_code }),
        at: toTheSecond(timestamp),
      })),
    };
  },
});

/** Asks until the record is final, or the time is up, as it is when the server closes. A new record is missing for a moment. */
async function lookUp(id: string, waitMs: number, context: ToolContext): Promise<Message> {
  const { signal, closing, onProgress, now, news } = context;
  const start = now();
  const left = () => (closing?.aborted ? 0 : waitMs - (now() - start));
  // Begun before the first question: what comes in meanwhile is not missed.
  const watch = waitMs > 0 ? news?.of(id) : undefined;
  const ends = { signal, closing };
  const wait = watch === undefined ? lessAndLessOften(ends) : byReceipts(watch, ends);
  try {
    for (let last: Message | undefined; ; ) {
      last = (await find(id, context)) ?? last;
      if (last !== undefined && (isFinal(last) || left() <= 0)) return last;
      if (left() <= 0)
        throw new ToolFailure(
          "Flowroute has no record of this message yet. A record appears some seconds after the send: call again with wait_seconds 20. If it stays away, the id is not of this account.",
        );
      onProgress(Math.min(now() - start, waitMs) / 1000, waitMs / 1000);
      await wait(left());
    }
  } finally {
    watch?.close();
  }
}

async function find(id: string, { flowroute, signal }: ToolContext): Promise<Message | undefined> {
  try {
    return await flowroute.messages.get(id, { signal });
  } catch (error) {
    if (error instanceof FlowrouteNotFoundError) return undefined;
    throw error;
  }
}
