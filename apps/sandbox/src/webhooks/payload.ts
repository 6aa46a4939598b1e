import { includedMedia, messageResource } from "../resources/message.ts";
import type { Message, Receipt } from "../store/messages.ts";

/** JSON:API, or the flat form of inbound messages that accounts on an older setting receive. */
export type WebhookFormat = "jsonapi" | "legacy";

/** `2026-11-02T01:21:21.980000Z`: real deliveries of SMS have six decimals, those of MMS and receipts two. */
const withSixDecimals = (time: number) => `${new Date(time).toISOString().slice(0, -1)}000Z`;
const withTwoDecimals = (time: number) => `${new Date(time).toISOString().slice(0, -2)}Z`;

function inboundSms(message: Message, url: string) {
  const { attributes, type, id } = messageResource(message);
  const { delivery_receipts: _, amount_nanodollars: amount, ...rest } = attributes;
  return {
    data: {
      // A string here and a number in records, as in real deliveries.
      attributes: {
        ...rest,
        amount_nanodollars: String(amount),
        message_callback_url: url,
        timestamp: withSixDecimals(message.sentAt),
      },
      type,
      id,
    },
  };
}

/** What is posted for an inbound message. */
export function inboundPayload(
  message: Message,
  url: string,
  format: WebhookFormat,
  baseUrl: string,
): object {
  if (format === "legacy") {
    const { body, recipient: to, sender: from, id } = message;
    return { body, to, from, id };
  }
  if (!message.isMms) return inboundSms(message, url);
  return { data: messageResource(message), included: includedMedia([message], baseUrl) ?? [] };
}

/** What is posted for a receipt of an outbound message. */
export function receiptPayload(message: Message, receipt: Receipt, baseUrl: string): object {
  const { level, status, statusCode, statusCodeDescription, arrivesAt } = receipt;
  return {
    data: {
      type: "delivery_receipt",
      id: message.id,
      attributes: {
        body: message.isMms ? "" : (message.body ?? ""),
        level,
        status,
        // A string by the documentation of webhooks, a number in records.
        status_code: statusCode === null ? null : String(statusCode),
        status_code_description: statusCodeDescription,
        timestamp: withTwoDecimals(arrivesAt),
      },
      links: { related: `${baseUrl}/v2.1/messages/${message.id}` },
    },
  };
}
