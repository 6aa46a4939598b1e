import type { WebhookState } from "../../../store/webhooks.ts";

/** How a state is coloured: it went well, it goes on, look here, it went wrong. */
export type Tone = "good" | "pending" | "warn" | "bad";

/** Of a message. What is not known goes on. */
export function messageTone(status: string): Tone {
  if (/fail|reject|undeliver|expired/i.test(status)) return "bad";
  return status === "delivered" || status === "received" ? "good" : "pending";
}

/** Of an HTTP status; null is a connection that was cut. */
export function httpTone(status: number | null): Tone {
  if (status === null || status >= 500) return "bad";
  if (status >= 400) return "warn";
  return "good";
}

const WEBHOOK_TONES: Readonly<Record<WebhookState, Tone>> = {
  scheduled: "pending",
  retrying: "warn",
  delivered: "good",
  given_up: "bad",
};
export const webhookTone = (state: WebhookState) => WEBHOOK_TONES[state];
