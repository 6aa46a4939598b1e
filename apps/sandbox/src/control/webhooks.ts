import type { Store } from "../store/store.ts";
import type { Webhook } from "../store/webhooks.ts";
import { accessKeysIn } from "./accounts.ts";
import { ControlError, type SandboxControl } from "./control.ts";
import type { ControlContext } from "./control-context.ts";
import { pageOf } from "./page.ts";
import type { WebhookEventState } from "./shapes.ts";
import { isoTime, showAttempt } from "./show.ts";

function showWebhook(store: Store, accessKeyOf: (accountId: number) => string) {
  return (webhook: Webhook): WebhookEventState => {
    const { id, receiptPosition, messageId } = webhook;
    const receipt =
      receiptPosition === null
        ? undefined
        : store.messages.find(messageId)?.receipts.at(-1 - receiptPosition);
    return {
      id,
      access_key: accessKeyOf(webhook.accountId),
      product: webhook.product,
      message_id: messageId,
      receipt: receipt === undefined ? null : { level: receipt.level, status: receipt.status },
      happened_at: isoTime(webhook.happensAt),
      url: webhook.url ?? "",
      state: webhook.state,
      next_attempt_at: webhook.nextAttemptAt === null ? null : isoTime(webhook.nextAttemptAt),
      attempts: store.webhooks.attempts(id).map(showAttempt),
    };
  };
}

export function webhookControl({
  store,
  clock,
  poster,
}: ControlContext): Pick<SandboxControl, "listWebhooks" | "resendWebhook"> {
  return {
    listWebhooks: (page) =>
      store.webhooks.list(clock.now(), pageOf(page)).map(showWebhook(store, accessKeysIn(store))),
    resendWebhook: ({ id }) => {
      const webhook = store.webhooks.find(id);
      if (webhook?.url === undefined || webhook.url === null) {
        throw new ControlError(404, "There is no such webhook.");
      }
      store.webhooks.resend(id, clock.now());
      poster.wake();
      return showWebhook(store, accessKeysIn(store))(store.webhooks.find(id) ?? webhook);
    },
  };
}
