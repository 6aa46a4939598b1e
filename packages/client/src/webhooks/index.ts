/**
 * Reads what the carrier posts to callback URLs: inbound messages and delivery receipts.
 *
 * @module flowroute-client/webhooks
 */

export type { DeliveryReceiptWebhook } from "./delivery-receipt.ts";
export type { InboundMms, InboundSms } from "./inbound-message.ts";
export type { WebhookMedia } from "./media.ts";
export { type FlowrouteWebhook, parseWebhook } from "./parse-webhook.ts";
export { FlowrouteWebhookError } from "./webhook-error.ts";
export { createWebhookHandler, type WebhookHandlerOptions } from "./webhook-handler.ts";
