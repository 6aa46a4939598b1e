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

type Reading = { flowroute: ReadingFlowroute; hear: (messages: ReturnType<typeof heardIn>) => Promise<void> };

const BEFORE_MS = 5_000;
/** Where the carrier's clock and this one disagree. */
const WIDER_MS = 120_000;
/** A message may wait for its turn before it goes out. */
const AFTER_MS = 10 * 60_000;
const MOST_RECORDS = 2_000;

/** The records that a message begun at a time may have, oldest first: same numbers, kind and text. */
export async function findSent(
  target: SentMessage,
  { at }: { at: number },
  { flowroute, hear }: Reading,
): Promise<Made<{ id: string }>[]> {
  for (const before of [BEFORE_MS, WIDER_MS]) {
    const found: Message[] = [];
    let read = 0;
    const window = { start_date: iso(at - before), end_date: iso(at + AFTER_MS), limit: 200 };
    for await (const page of flowroute.messages.list(window).pages()) {
      await hear(heardIn(page.items));
      found.push(...page.items.filter((message) => isRecordOf(message, target)));
      read += page.items.length;
      if (read >= MOST_RECORDS) break;
    }
    if (found.length > 0)
      return found.reverse().map(({ id, amount_nanodollars }) => ({
        result: { id },
        carrierId: id,
        costNanodollars: amount_nanodollars,
      }));
  }
  return [];
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
