import { type DeliveryReceiptWebhook, deliveryReceipt } from "./delivery-receipt.ts";
import { type InboundMms, type InboundSms, inboundMessage } from "./inbound-message.ts";
import { mediaOf } from "./media.ts";
import { at, refused, text } from "./place.ts";

const TYPE = /^(message|delivery_receipt)$/;
const TYPES = '"message" or "delivery_receipt"';

/** What the carrier posts, told apart by `type`. */
export type FlowrouteWebhook = InboundSms | InboundMms | DeliveryReceiptWebhook;

/**
 * Reads what the carrier posted to a callback URL, in the JSON:API form or in the flat form of older accounts.
 *
 * The carrier posts the same webhook again until it is answered with 200: drop what has an `idempotencyKey` that you
 * know.
 *
 * @example
 * ```ts
 * import { parseWebhook } from "flowroute-client/webhooks";
 *
 * export async function receive(request: Request): Promise<void> {
 *   const webhook = parseWebhook(await request.text());
 *   if (webhook.type === "delivery_receipt") console.log(webhook.id, webhook.status);
 * }
 * ```
 *
 * @param body The body of the request: JSON text, its bytes in UTF-8, or the parsed object.
 * @throws {@link FlowrouteWebhookError} saying which member is wrong, without repeating it.
 */
export function parseWebhook(body: unknown): FlowrouteWebhook {
  const document = { path: "", value: parsed(body) };
  const data = at(document, "data");
  const isFlat = data.value === undefined;
  const resource = isFlat ? document : data;
  const attributes = isFlat ? document : at(data, "attributes");
  // The flat form does not say its type.
  const isReceipt = isFlat
    ? at(document, "level").value !== undefined
    : text(at(data, "type"), TYPE, TYPES) === "delivery_receipt";
  const id = text(at(resource, "id"), /^mdr\d-[\w-]{1,64}$/, "an id like mdr2-…");
  return isReceipt
    ? deliveryReceipt(id, attributes)
    : inboundMessage(id, attributes, mediaOf(document, resource));
}

function parsed(body: unknown): unknown {
  const json = body instanceof Uint8Array ? new TextDecoder().decode(body) : body;
  try {
    return typeof json === "string" ? JSON.parse(json) : json;
  } catch {
    throw refused({ path: "", value: json }, "JSON");
  }
}
