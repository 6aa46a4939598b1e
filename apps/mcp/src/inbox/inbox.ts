import type { FlowrouteWebhook } from "flowroute-client/webhooks";
import * as kept from "../guard/ledger/inbox.ts";
import * as receipts from "../guard/ledger/receipts.ts";
import type { Database } from "../guard/ledger/sql.ts";
import { hearWithin } from "../guard/recipients/hear.ts";
import { isFinal } from "../terms/message.ts";
import { type InboundWebhook, inboundOf, receiptOf } from "./as-kept.ts";
import { createForgetting } from "./forget-old.ts";
import { createNews, type News } from "./news.ts";
import { type Came, createWebhookRoute } from "./webhook-route.ts";

/** What the carrier posts: stored once, heard for STOP, and told to who waits for it. */
export type Inbox = {
  /** Rejects with a LedgerError when it could not be stored; then nothing of it was. */
  receive(webhook: FlowrouteWebhook): Promise<void>;
  /** Answers `POST /webhooks/flowroute/SECRET`, and 404 to all else. */
  handler: (request: Request) => Promise<Response>;
  news: Pick<News, "of" | "onInbound">;
  /** The messages that came in last, newest first. Rejects with a LedgerError. */
  newest(limit: number): Promise<kept.Inbound[]>;
  /** Before the ledger's. */
  close(): Promise<void>;
};

type InboxOptions = {
  ledger: () => Promise<Database>;
  /** Whose messages these are, as in the ledger. */
  account: string;
  /** Whether the texts of messages are kept in the ledger. */
  keepBodies: boolean;
  /** The last part of the webhooks' path. */
  secret: string;
  now: () => number;
  /** For the operator; holds no numbers, texts or keys. */
  say: (line: string) => void;
  /** Hears what became of each that was posted. */
  came?: Came;
};

export function createInbox({
  ledger,
  account,
  keepBodies,
  secret,
  now,
  say,
  came = () => {},
}: InboxOptions): Inbox {
  const news = createNews(ledger, account);
  const forgetting = createForgetting(ledger, now);

  /** True if it was not known. A STOP is in the ledger with its message, or neither is. */
  const storeInbound = async (webhook: InboundWebhook): Promise<boolean> => {
    const { id, body } = webhook;
    const row = inboundOf(webhook, { account, keepBodies, now: now() });
    const heard = body === null ? [] : [{ id, from: row.sender, at: row.at, body }];
    const database = await ledger();
    // Durable: the carrier posts it no more once it was answered.
    return database.transaction(
      async (sql) => {
        const isNew = await kept.keep(sql, row);
        if (isNew) await hearWithin(sql, account, heard);
        return isNew;
      },
      { durable: true },
    );
  };

  const store = async (webhook: FlowrouteWebhook): Promise<"inbound" | "receipt" | "final" | undefined> => {
    if (webhook.type !== "delivery_receipt") return (await storeInbound(webhook)) ? "inbound" : undefined;
    const isNew = await receipts.keep(await ledger(), receiptOf(webhook, { account, now: now() }));
    if (!isNew) return undefined;
    return isFinal({ direction: "outbound", status: webhook.status }) ? "final" : "receipt";
  };

  const receive = async (webhook: FlowrouteWebhook): Promise<void> => {
    const kind = await store(webhook);
    came(webhook.type, kind === undefined ? "known" : "stored");
    if (kind === undefined) return;
    forgetting.noteStored();
    // It is stored: who is not told now finds it when they look.
    await news.tell(kind, webhook.id).catch(() => {});
  };

  return {
    receive,
    handler: createWebhookRoute({ secret, receive, say, came }),
    news: { of: news.of, onInbound: news.onInbound },
    newest: async (limit) => kept.newest(await ledger(), account, limit),
    async close() {
      await news.close();
      await forgetting.idle();
    },
  };
}
