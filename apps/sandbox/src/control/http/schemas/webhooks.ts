import { z } from "zod";
import { PRODUCTS } from "../../../store/callbacks.ts";
import type { WebhookAttemptState, WebhookEventState } from "../../shapes.ts";
import { named } from "./components.ts";
import { count, time } from "./values.ts";

const webhookAttempt: z.ZodType<WebhookAttemptState> = named(
  "WebhookAttemptState",
  z.strictObject({
    at: time,
    status: z.int().nullable(),
    problem: z.string().nullable(),
    took_ms: z.number(),
  }),
);

export const webhookEvent: z.ZodType<WebhookEventState> = named(
  "WebhookEventState",
  z.strictObject({
    id: count,
    access_key: z.string(),
    product: z.enum(PRODUCTS),
    message_id: z.string(),
    receipt: z.strictObject({ level: z.union([z.literal(1), z.literal(2)]), status: z.string() }).nullable(),
    happened_at: time,
    url: z.string(),
    state: z.enum(["scheduled", "retrying", "delivered", "given_up"]),
    next_attempt_at: time.nullable(),
    attempts: z.array(webhookAttempt),
  }),
);
