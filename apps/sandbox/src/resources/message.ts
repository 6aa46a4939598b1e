import type { Media, Message, Receipt } from "../store/messages.ts";

const NANODOLLARS = 1_000_000_000;

/** `2026-11-02T16:44:35.00Z`: UTC, with hundredths of a second. */
const timestamp = (time: number) => `${new Date(time).toISOString().slice(0, -2)}Z`;

/** Where the sandbox serves the file of an MMS. */
export const mediaUrl = (baseUrl: string, id: string) => `${baseUrl}/_sandbox/media/${id}`;

export const mediaId = (message: { id: string }, position: number) => `${message.id}-${position + 1}`;

function receiptAttributes(receipt: Receipt) {
  return {
    status: receipt.status,
    status_code: receipt.statusCode,
    status_code_description: receipt.statusCodeDescription,
    timestamp: timestamp(receipt.arrivesAt),
    level: receipt.level,
  };
}

/** An inbound SMS is delivered, an inbound MMS has no status; an outbound message has that of its newest receipt. */
function statusOf(message: Message): string {
  if (message.direction === "outbound") return message.receipts[0]?.status ?? "";
  return message.isMms ? "" : "delivered";
}

function mediaResource(media: Media, id: string, baseUrl: string) {
  return {
    type: "media",
    id,
    attributes: {
      file_name: media.fileName,
      file_size: media.fileSize,
      mime_type: media.mimeType,
      url: mediaUrl(baseUrl, id),
    },
    links: { self: `${baseUrl}/v2.2/media/${id}` },
  };
}

/** A message detail record (MDR). */
export function messageResource(message: Message) {
  const resource = {
    attributes: {
      body: message.body,
      status: statusOf(message),
      direction: message.direction,
      amount_nanodollars: message.amountNanodollars,
      to: message.recipient,
      message_encoding: message.messageEncoding,
      timestamp: timestamp(message.sentAt),
      delivery_receipts: message.receipts.map(receiptAttributes),
      amount_display: `$${(message.amountNanodollars / NANODOLLARS).toFixed(4)}`,
      from: message.sender,
      is_mms: message.isMms,
      message_type: message.messageType,
    },
    type: "message",
    id: message.id,
  };
  if (!message.isMms) return resource;
  const data = message.media.map((_, position) => ({ id: mediaId(message, position), type: "media" }));
  return { ...resource, relationships: { media: { data } } };
}

/** The media of these messages; undefined where none is an MMS: then a document has no `included`. */
export function includedMedia(messages: readonly Message[], baseUrl: string) {
  if (!messages.some(({ isMms }) => isMms)) return undefined;
  return messages.flatMap((message) =>
    message.media.map((media, position) => mediaResource(media, mediaId(message, position), baseUrl)),
  );
}
