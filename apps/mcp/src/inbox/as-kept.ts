import type { FlowrouteWebhook } from "flowroute-client/webhooks";
import type { Inbound } from "../guard/ledger/inbox.ts";
import type { Receipt } from "../guard/ledger/receipts.ts";

type ReceiptWebhook = Extract<FlowrouteWebhook, { type: "delivery_receipt" }>;
export type InboundWebhook = Exclude<FlowrouteWebhook, ReceiptWebhook>;

/** A status is a word or two and a name has eleven letters: what is much longer is cut, since indexes hold them. */
const LONGEST_WORD = 100;

// PostgreSQL takes no NUL, and no database takes half a surrogate pair for text.
const storable = (text: string): string => text.replace(/\0|\p{Cs}/gu, "\ufffd");

const word = (text: string): string => storable(text.slice(0, LONGEST_WORD));

export const inboundOf = (
  webhook: InboundWebhook,
  { account, keepBodies, now }: { account: string; keepBodies: boolean; now: number },
): Inbound => ({
  account,
  id: webhook.id,
  sender: word(webhook.from),
  recipient: word(webhook.to),
  is_mms: webhook.is_mms ? 1 : 0,
  body: keepBodies && webhook.body !== null ? storable(webhook.body) : null,
  // The flat form does not say when, and is posted at once.
  at: webhook.timestamp?.getTime() ?? now,
  received_at: now,
});

export const receiptOf = (
  { id, level, status, status_code, timestamp }: ReceiptWebhook,
  { account, now }: { account: string; now: number },
): Receipt => ({
  account,
  id,
  level,
  status: word(status),
  code: status_code,
  at: timestamp?.getTime() ?? null,
  received_at: now,
});
