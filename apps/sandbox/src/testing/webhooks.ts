import { expect } from "vitest";
import type { WebhookEventState } from "../control/shapes.ts";
import type { Product } from "../store/callbacks.ts";
import { eventually } from "./eventually.ts";
import type { Started } from "./start.ts";
import { valueIn } from "./temporary.ts";

/** Has the first account's webhooks of these products posted there. */
export async function postTo(sandbox: Started, url: string, ...products: Product[]): Promise<void> {
  for (const product of products) {
    const answer = await sandbox.request("PUT", `/v2.1/messages/${product}_callback`, {
      json: { callback_url: url },
    });
    expect(answer.status).toBe(204);
  }
}

/** Waits until the sandbox's events that were posted somewhere are like this, newest first. */
export function webhooksLike(sandbox: Started, ...like: object[]): Promise<WebhookEventState[]> {
  return eventually(() => {
    const events = sandbox.control.listWebhooks();
    expect(events).toEqual(like.map((each) => expect.objectContaining(each)));
    return events;
  });
}

/** Waits until nothing is to be posted any more, now or later. */
export async function nothingToPost(db: string): Promise<void> {
  const pending = "SELECT count(*) FROM webhooks WHERE next_attempt_at IS NOT NULL";
  await eventually(() => expect(valueIn(db, pending)).toBe(0));
}
