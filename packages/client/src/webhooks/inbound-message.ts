import { toE164 } from "../e164.ts";
import type { Plain } from "../resources/plain.ts";
import type { WebhookMedia } from "./media.ts";
import { at, flag, integer, optional, type Place, refused, text } from "./place.ts";
import { timestamp } from "./timestamp.ts";

interface InboundMessage {
  /** The same at each delivery of this message: its id. */
  idempotencyKey: string;
  /** The message's id: `mdr2-…`. */
  id: string;
  /** The sender: `+12065550142`; a short code or a name as it came. */
  from: string;
  /** The account's number: `+12065550123`. */
  to: string;
  /** The text, written by a stranger; null for an MMS of media alone. */
  body: string | null;
  /** When it came in; null in the flat form. */
  timestamp: Date | null;
  /** Price in billionths of a US dollar; null in the flat form. */
  amount_nanodollars: number | null;
  /** The price as text, `$0.0040`; null in the flat form. */
  amount_display: string | null;
  /** 0: 7-bit; 8: UCS-2; null in the flat form. */
  message_encoding: number | null;
  /** Type of the account's number, `longcode` or `toll-free`; null in the flat form. */
  message_type: string | null;
  /** `delivered`, empty for an MMS; null in the flat form. */
  status: string | null;
}

/**
 * An SMS to a number of the account.
 *
 * @interface
 */
export type InboundSms = Plain<
  {
    /** Tells an SMS from an MMS and from receipts. */
    type: "inbound_sms";
  } & InboundMessage & {
      /** The same as `type` says. */
      is_mms: false;
      /** Empty. */
      media: WebhookMedia[];
    }
>;

/**
 * An MMS to a number of the account.
 *
 * @interface
 */
export type InboundMms = Plain<
  {
    /** Tells an MMS from an SMS and from receipts. */
    type: "inbound_mms";
  } & InboundMessage & {
      /** The same as `type` says. */
      is_mms: true;
      /** Its files, in the sender's order. */
      media: WebhookMedia[];
    }
>;

export function inboundMessage(
  id: string,
  attributes: Place,
  media: WebhookMedia[],
): InboundSms | InboundMms {
  const direction = at(attributes, "direction");
  if ((direction.value ?? "inbound") !== "inbound") throw refused(direction, '"inbound"');
  const is_mms = optional(attributes, "is_mms", flag) || media.length > 0;
  const body = at(attributes, "body");
  const message = {
    idempotencyKey: id,
    id,
    from: phoneNumber(attributes, "from"),
    to: phoneNumber(attributes, "to"),
    body: body.value === undefined && !is_mms ? text(body) : optional(attributes, "body", text),
    timestamp: optional(attributes, "timestamp", timestamp),
    amount_nanodollars: optional(attributes, "amount_nanodollars", integer),
    amount_display: optional(attributes, "amount_display", text),
    message_encoding: optional(attributes, "message_encoding", integer),
    message_type: optional(attributes, "message_type", text),
    status: optional(attributes, "status", text),
    media,
  };
  return is_mms ? { type: "inbound_mms", ...message, is_mms } : { type: "inbound_sms", ...message, is_mms };
}

function phoneNumber(attributes: Place, key: "from" | "to"): string {
  return toE164(text(at(attributes, key), /./s, "a phone number"));
}
