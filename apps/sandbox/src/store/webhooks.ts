import type { Range } from "./available-numbers.ts";
import { PRODUCTS, type Product } from "./callbacks.ts";
import type { Database } from "./database.ts";
import { integer, integerOrNull, oneOf, type Row, text, textOrNull } from "./row.ts";

/** Where nothing is set for an event, nothing is kept of it. */
export type WebhookState = "scheduled" | "retrying" | "delivered" | "given_up";

/** One event that is posted to a URL until it is taken. Times are milliseconds since 1970 UTC. */
export type Webhook = {
  id: number;
  accountId: number;
  product: Product;
  messageId: string;
  /** Which receipt of the message; null for an inbound message. */
  receiptPosition: number | null;
  happensAt: number;
  /** Decided when the event happens; null until then. */
  url: string | null;
  state: WebhookState;
  nextAttemptAt: number | null;
};

export type WebhookEvent = Pick<
  Webhook,
  "accountId" | "product" | "messageId" | "receiptPosition" | "happensAt"
>;

export type WebhookAttempt = {
  attemptedAt: number;
  /** Null when there was no answer: then `problem` says why. */
  status: number | null;
  problem: string | null;
  tookMs: number;
};

/** With the URL that the message itself was sent with; null where it has none. */
export type DueWebhook = Webhook & { ownUrl: string | null };

/** The id of an event is given away again after a reset; that of a message never is. */
export type WebhookKey = Pick<Webhook, "id" | "messageId">;

export type Webhooks = {
  schedule(event: WebhookEvent): void;
  /** Due by then and not leased, in the order in which they are due. One message's events go one after the other. */
  due(now: number, realNow: number, limit: number): DueWebhook[];
  /** When the next attempt after this time is due. */
  nextDueAfter(now: number): number | undefined;
  /** Whether an attempt is due now or later, leased or not. */
  isAnyPending(): boolean;
  /** False when another process has this event or another one of its message. */
  lease(id: number, realNow: number, until: number): boolean;
  release(webhook: WebhookKey): void;
  decideUrl(id: number, url: string): void;
  /** There is nowhere to post it to. */
  drop(id: number): void;
  /** Does nothing for an event that a reset has taken away meanwhile, though another has its id now. */
  record(webhook: WebhookKey, attempt: WebhookAttempt, next: Pick<Webhook, "state" | "nextAttemptAt">): void;
  attempts(id: number): WebhookAttempt[];
  /** How many there were since it was scheduled, or made due again. */
  attemptsInSeries(id: number): number;
  find(id: number): Webhook | undefined;
  /** Those that have happened, newest first. */
  list(now: number, range: Range): Webhook[];
  /** Makes one due again at this time. */
  resend(id: number, at: number): void;
};

const STATES: readonly WebhookState[] = ["scheduled", "retrying", "delivered", "given_up"];

/** Neither this event nor another one of its message, so that those of one message are posted in their order. */
const NOT_LEASED = `NOT EXISTS (
  SELECT 1 FROM webhooks AS other WHERE other.message_id = webhooks.message_id AND other.leased_until > ?
)`;

const webhookOf = (row: Row): Webhook => ({
  id: integer(row, "id"),
  accountId: integer(row, "account_id"),
  product: oneOf(row, "product", PRODUCTS),
  messageId: text(row, "message_id"),
  receiptPosition: integerOrNull(row, "receipt_position"),
  happensAt: integer(row, "happens_at"),
  url: textOrNull(row, "url"),
  state: oneOf(row, "state", STATES),
  nextAttemptAt: integerOrNull(row, "next_attempt_at"),
});

const attemptOf = (row: Row): WebhookAttempt => ({
  attemptedAt: integer(row, "attempted_at"),
  status: integerOrNull(row, "status"),
  problem: textOrNull(row, "problem"),
  tookMs: integer(row, "took_ms"),
});

export function webhooksIn(database: Database): Webhooks {
  return {
    schedule: ({ accountId, product, messageId, receiptPosition, happensAt }) => {
      database.run(
        `INSERT INTO webhooks (
           account_id, product, message_id, receipt_position, happens_at, state, next_attempt_at
         ) VALUES (?, ?, ?, ?, ?, 'scheduled', ?)`,
        accountId,
        product,
        messageId,
        receiptPosition,
        happensAt,
        happensAt,
      );
    },
    due: (now, realNow, limit) =>
      database
        .rows(
          `SELECT webhooks.*, messages.dlr_callback FROM webhooks JOIN messages ON messages.id = message_id
           WHERE next_attempt_at IS NOT NULL AND next_attempt_at <= ?
           AND ${NOT_LEASED} ORDER BY next_attempt_at, webhooks.id LIMIT ?`,
          now,
          realNow,
          limit,
        )
        .map((row) => ({ ...webhookOf(row), ownUrl: textOrNull(row, "dlr_callback") })),
    nextDueAfter: (now) => {
      const row = database.row(
        "SELECT min(next_attempt_at) AS at FROM webhooks WHERE next_attempt_at > ?",
        now,
      );
      return row === undefined ? undefined : (integerOrNull(row, "at") ?? undefined);
    },
    isAnyPending: () =>
      database.row("SELECT 1 FROM webhooks WHERE next_attempt_at IS NOT NULL LIMIT 1") !== undefined,
    lease: (id, realNow, until) =>
      database.run(
        `UPDATE webhooks SET leased_until = ? WHERE id = ? AND next_attempt_at IS NOT NULL AND ${NOT_LEASED}`,
        until,
        id,
        realNow,
      ).changes === 1,
    release: ({ id, messageId }) => {
      database.run("UPDATE webhooks SET leased_until = 0 WHERE id = ? AND message_id = ?", id, messageId);
    },
    decideUrl: (id, url) => {
      database.run("UPDATE webhooks SET url = ? WHERE id = ?", url, id);
    },
    drop: (id) => {
      database.run("DELETE FROM webhooks WHERE id = ?", id);
    },
    record: ({ id, messageId }, { attemptedAt, status, problem, tookMs }, { state, nextAttemptAt }) =>
      database.transaction(() => {
        const { changes } = database.run(
          `UPDATE webhooks SET state = ?, next_attempt_at = ?, leased_until = 0
           WHERE id = ? AND message_id = ?`,
          state,
          nextAttemptAt,
          id,
          messageId,
        );
        if (changes === 0) return;
        database.run(
          `INSERT INTO webhook_attempts
           SELECT ?, count(*), ?, ?, ?, ? FROM webhook_attempts WHERE webhook_id = ?`,
          id,
          attemptedAt,
          status,
          problem,
          tookMs,
          id,
        );
      }),
    attempts: (id) =>
      database
        .rows("SELECT * FROM webhook_attempts WHERE webhook_id = ? ORDER BY position", id)
        .map(attemptOf),
    attemptsInSeries: (id) => {
      const row = database.row(
        `SELECT count(*) AS count FROM webhook_attempts JOIN webhooks ON id = webhook_id
         WHERE webhook_id = ? AND position >= attempts_before`,
        id,
      );
      return row === undefined ? 0 : integer(row, "count");
    },
    find: (id) => {
      const row = database.row("SELECT * FROM webhooks WHERE id = ?", id);
      return row === undefined ? undefined : webhookOf(row);
    },
    list: (now, { limit, offset }) =>
      database
        .rows(
          "SELECT * FROM webhooks WHERE happens_at <= ? AND url IS NOT NULL ORDER BY happens_at DESC, id DESC LIMIT ? OFFSET ?",
          now,
          limit,
          offset,
        )
        .map(webhookOf),
    resend: (id, at) => {
      database.run(
        `UPDATE webhooks SET state = 'scheduled', next_attempt_at = ?,
           attempts_before = (SELECT count(*) FROM webhook_attempts WHERE webhook_id = webhooks.id)
         WHERE id = ?`,
        at,
        id,
      );
    },
  };
}
