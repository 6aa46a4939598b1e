import type { Plain } from "../resources/plain.ts";
import { at, integer, optional, type Place, text } from "./place.ts";
import { timestamp } from "./timestamp.ts";

/**
 * What the network said about a message that was sent.
 *
 * @interface
 */
export type DeliveryReceiptWebhook = Plain<{
  /** Tells a receipt from messages. */
  type: "delivery_receipt";
  /** The same at each delivery of this receipt: id, level and status, `mdr2-…:2:delivered`. */
  idempotencyKey: string;
  /** Id of the message, as `messages.send` gave it. */
  id: string;
  /** 1: handed to the carrier's SMS centre; 2: anything after that. */
  level: number;
  /** `smsc submit`, `message buffered`, `delivered` or another. */
  status: string;
  /** Code of the status, like 1003; null where there is none that is a number. */
  status_code: number | null;
  /** The status in words; null where there are none. */
  status_code_description: string | null;
  /** When; null where it is not said. */
  timestamp: Date | null;
  /** The text of the message; empty for an MMS, null where it is not sent along. */
  body: string | null;
}>;

export function deliveryReceipt(id: string, attributes: Place): DeliveryReceiptWebhook {
  const level = integer(at(attributes, "level"), 1);
  const status = text(at(attributes, "status"));
  return {
    type: "delivery_receipt",
    idempotencyKey: `${id}:${level}:${status}`,
    id,
    level,
    status,
    status_code: optional(attributes, "status_code", statusCode),
    status_code_description: optional(attributes, "status_code_description", text),
    timestamp: optional(attributes, "timestamp", timestamp),
    body: optional(attributes, "body", text),
  };
}

/** Documented as a string, seen as a number. */
function statusCode(place: Place): number | null {
  return typeof place.value === "string" && !/^\d+$/.test(place.value) ? null : integer(place);
}
