import { createHash } from "node:crypto";
import type { Message } from "flowroute-client";
import { z } from "zod";
import type { ReadingFlowroute } from "../carrier/reading-only.ts";
import type { Made } from "../guard/effect.ts";
import { heardIn } from "./message.ts";
import { e164 } from "./phone-number.ts";

/** What is kept of a message that was sent: enough to know its record by, without its text. */
export const sentMessage = z.object({
  from: z.string(),
  to: z.string(),
  is_mms: z.boolean(),
  body_sha256: z.string(),
  body_length: z.int(),
});

type SentMessage = z.output<typeof sentMessage>;

/** A text as its hash and its length in UTF-16 units. */
export const fingerprint = (body: string): Pick<SentMessage, "body_sha256" | "body_length"> => ({
  body_sha256: createHash("sha256").update(body).digest("hex"),
  body_length: body.length,
});

type Reading = {
  flowroute: ReadingFlowroute;
  hear: (messages: ReturnType<typeof heardIn>) => Promise<void>;
  now: () => number;
};

/** Around the time at which a message was begun, in milliseconds. */
type Window = { before: number; after: number };

const NEAR: Window = { before: 5_000, after: 20_000 };
/**
 * Where the message has waited for its turn for long. It begins no earlier: an equal one that somebody else sent before
 * must not be taken for it, and one that is not found stays unknown, which does no harm.
 */
const WIDE: Window = { before: NEAR.before, after: 10 * 60_000 };
/** Until then the wide one holds nothing more. */
const WIDE_FROM_MS = 30_000;

/** As many as an account can send in the wide window at the carrier's usual rate, and some more. */
const MOST_RECORDS = 5_000;

/** The records that a message begun at a time may have, oldest first: same numbers, kind and text. */
export async function findSent(
  target: SentMessage,
  { at }: { at: number },
  reading: Reading,
): Promise<Made<{ id: string }>[]> {
  const near = await recordsIn(NEAR, target, at, reading);
  return near.length > 0 || reading.now() - at < WIDE_FROM_MS ? near : recordsIn(WIDE, target, at, reading);
}

async function recordsIn(
  { before, after }: Window,
  target: SentMessage,
  at: number,
  { flowroute, hear }: Reading,
): Promise<Made<{ id: string }>[]> {
  const found: Message[] = [];
  let read = 0;
  const asked = { start_date: iso(at - before), end_date: iso(at + after), limit: 200 };
  for await (const { items } of flowroute.messages.list(asked).pages()) {
    await hear(heardIn(items));
    found.push(...items.filter((message) => isRecordOf(message, target)));
    read += items.length;
    if (read >= MOST_RECORDS) break;
  }
  return found.reverse().map(({ id, amount_nanodollars }) => ({
    result: { id },
    carrierId: id,
    costNanodollars: amount_nanodollars,
  }));
}

const iso = (time: number): string => new Date(time).toISOString();

const isRecordOf = (
  message: Message,
  { from, to, is_mms, body_sha256, body_length }: SentMessage,
): boolean => {
  const body = message.body ?? "";
  return (
    message.direction === "outbound" &&
    message.is_mms === is_mms &&
    e164(message.from) === from &&
    e164(message.to) === to &&
    body.length === body_length &&
    fingerprint(body).body_sha256 === body_sha256
  );
};
