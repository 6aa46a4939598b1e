// Checked by tsc (pnpm typecheck); nothing here runs.
import { expectTypeOf } from "vitest";
import type { Media } from "../index.ts";
import {
  createWebhookHandler,
  type DeliveryReceiptWebhook,
  type FlowrouteWebhook,
  FlowrouteWebhookError,
  type InboundMms,
  type InboundSms,
  parseWebhook,
  type WebhookHandlerOptions,
  type WebhookMedia,
} from "./index.ts";

const webhook = parseWebhook("");
expectTypeOf(webhook).toEqualTypeOf<InboundSms | InboundMms | DeliveryReceiptWebhook>();
expectTypeOf(webhook.type).toEqualTypeOf<"inbound_sms" | "inbound_mms" | "delivery_receipt">();
expectTypeOf(webhook.idempotencyKey).toEqualTypeOf<string>();
expectTypeOf(webhook.timestamp).toEqualTypeOf<Date | null>();
expectTypeOf(webhook.body).toEqualTypeOf<string | null>();
// @ts-expect-error: a receipt has no sender
webhook.from;

switch (webhook.type) {
  case "inbound_sms":
    expectTypeOf(webhook).toEqualTypeOf<InboundSms>();
    expectTypeOf(webhook.is_mms).toEqualTypeOf<false>();
    break;
  case "inbound_mms":
    expectTypeOf(webhook).toEqualTypeOf<InboundMms>();
    expectTypeOf(webhook.media).toEqualTypeOf<WebhookMedia[]>();
    break;
  case "delivery_receipt":
    expectTypeOf(webhook).toEqualTypeOf<DeliveryReceiptWebhook>();
    break;
  default:
    expectTypeOf(webhook).toEqualTypeOf<never>();
}

expectTypeOf<InboundSms>().toEqualTypeOf<{
  type: "inbound_sms";
  idempotencyKey: string;
  id: string;
  from: string;
  to: string;
  body: string | null;
  timestamp: Date | null;
  amount_nanodollars: number | null;
  amount_display: string | null;
  message_encoding: number | null;
  message_type: string | null;
  status: string | null;
  is_mms: false;
  media: WebhookMedia[];
}>();
expectTypeOf<DeliveryReceiptWebhook>().toEqualTypeOf<{
  type: "delivery_receipt";
  idempotencyKey: string;
  id: string;
  level: number;
  status: string;
  status_code: number | null;
  status_code_description: string | null;
  timestamp: Date | null;
  body: string | null;
}>();
// A file is the same in a webhook and in a record.
expectTypeOf<WebhookMedia>().toEqualTypeOf<Media>();

const handler = createWebhookHandler((received, request) => {
  expectTypeOf(received).toEqualTypeOf<FlowrouteWebhook>();
  expectTypeOf(request).toEqualTypeOf<Request>();
});
expectTypeOf(handler).toEqualTypeOf<(request: Request) => Promise<Response>>();
createWebhookHandler(async () => {}, { maxBytes: undefined, onError: undefined });
createWebhookHandler(() => {}, { onError: async (error) => expectTypeOf(error).toEqualTypeOf<unknown>() });
// @ts-expect-error: not an option
createWebhookHandler(() => {}, { secret: "" });
expectTypeOf<WebhookHandlerOptions["maxBytes"]>().toEqualTypeOf<number | undefined>();

const error: unknown = undefined;
if (error instanceof FlowrouteWebhookError) expectTypeOf(error.path).toEqualTypeOf<string>();
