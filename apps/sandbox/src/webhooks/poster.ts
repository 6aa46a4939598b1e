import { setMaxListeners } from "node:events";
import type { Clock } from "../clock/clock.ts";
import type { Store } from "../store/store.ts";
import type { DueWebhook, Webhook } from "../store/webhooks.ts";
import { inboundPayload, receiptPayload, type WebhookFormat } from "./payload.ts";
import { post } from "./post.ts";

/** Posts what has happened to those who asked for it, until they have taken it. */
export type Poster = {
  /** Something new may be due: a message was written, or the clock was moved. */
  wake(): void;
  /** Attempts under way are given up; they are made again by whoever opens the same file. */
  close(): Promise<void>;
};

export type PosterOptions = {
  store: Store;
  clock: Clock;
  /** Of the time between attempts. */
  timeScale: number;
  format: WebhookFormat;
  baseUrl: () => string;
  /** Told when an event has happened, and after each attempt. */
  onChange: () => void;
  log: (line: string) => void;
};

/** The carrier resends four times, at intervals of half a minute, until it gets a 200. */
const RESENDS = 4;
const INTERVAL_MS = 30_000;
const TAKEN = 200;

const AT_ONCE = 16;
/** One receiver that hangs does not hold up the others. */
const AT_ONCE_PER_URL = 8;
/** Due events that are looked at when something has happened: more than can be started. */
const FEW = 32;
/** And every 200 ms: of one message one event at a time is started, and of one receiver some, so others are found. */
const MANY = 256;
/** Another process that shares the file takes an attempt over after this long, measured by the machine's clock. */
const LEASE_MS = 12_000;
/** The clock can be somebody else's, who moves it without a word. */
const LONGEST_SLEEP_MS = 200;

export function createPoster(options: PosterOptions): Poster {
  const { store, clock, timeScale, format, baseUrl, onChange, log } = options;
  const { webhooks } = store;
  const ended = new AbortController();
  // Each attempt listens to it.
  setMaxListeners(0, ended.signal);
  const underWay = new Map<Promise<void>, { messageId: string; url: string | undefined }>();
  let timer: NodeJS.Timeout | undefined;
  let isAwake = false;
  let sawManyAt = Number.NEGATIVE_INFINITY;

  /** Decided when the event happens: an address that is set while a message is on its way counts. */
  const urlOf = ({ url, ownUrl, accountId, product }: DueWebhook): string | undefined =>
    url ?? ownUrl ?? store.callbacks.url(accountId, product);

  const payloadOf = ({ messageId, receiptPosition }: Webhook, url: string): object | undefined => {
    const message = store.messages.find(messageId);
    if (message === undefined) return undefined;
    if (receiptPosition === null) return inboundPayload(message, url, format, baseUrl());
    // Newest first in a message that was read.
    const receipt = message.receipts.at(-1 - receiptPosition);
    return receipt === undefined ? undefined : receiptPayload(message, receipt, baseUrl());
  };

  const complain = (cause: unknown) =>
    log(`webhooks: ${cause instanceof Error ? cause.message : "unknown failure"}`);

  const attempt = async (webhook: Webhook, url: string, payload: object): Promise<void> => {
    const attemptedAt = clock();
    const result = await post(url, payload, ended.signal);
    if (ended.signal.aborted && result.status === null) return webhooks.release(webhook);
    const isTaken = result.status === TAKEN;
    const isLast = webhooks.attemptsInSeries(webhook.id) >= RESENDS;
    webhooks.record(
      webhook,
      { attemptedAt, ...result },
      {
        state: isTaken ? "delivered" : isLast ? "given_up" : "retrying",
        nextAttemptAt: isTaken || isLast ? null : clock() + Math.round(INTERVAL_MS * timeScale),
      },
    );
    onChange();
  };

  /** @returns what is to be posted where, once it is certain that there is something. */
  const claim = (webhook: Webhook, url: string | undefined): { url: string; payload: object } | undefined => {
    const realNow = Date.now();
    if (!webhooks.lease(webhook.id, realNow, realNow + LEASE_MS)) return undefined;
    const payload = url === undefined ? undefined : payloadOf(webhook, url);
    if (url === undefined || payload === undefined) {
      webhooks.drop(webhook.id);
      onChange();
      return undefined;
    }
    if (webhook.url === null) webhooks.decideUrl(webhook.id, url);
    return { url, payload };
  };

  const hasToWait = ({ messageId }: Webhook, url: string | undefined): boolean => {
    let toSameUrl = 0;
    for (const other of underWay.values()) {
      // It would not be leased either: the receipts of one message are posted in their order.
      if (other.messageId === messageId) return true;
      if (url !== undefined && other.url === url) toSameUrl += 1;
    }
    return toSameUrl >= AT_ONCE_PER_URL;
  };

  /** @returns whether there may be more to start than it has seen. */
  const startDue = (now: number, seenAtOnce: number): boolean => {
    const due = webhooks.due(now, Date.now(), seenAtOnce);
    let dealtWith = 0;
    for (const webhook of due) {
      if (underWay.size >= AT_ONCE) return false;
      const url = urlOf(webhook);
      if (hasToWait(webhook, url)) continue;
      dealtWith += 1;
      const claimed = claim(webhook, url);
      if (claimed === undefined) continue;
      const work = attempt(webhook, claimed.url, claimed.payload)
        .catch(complain)
        .finally(() => {
          underWay.delete(work);
          wake();
        });
      underWay.set(work, { messageId: webhook.messageId, url });
    }
    return due.length === seenAtOnce && dealtWith > 0;
  };

  /** Milliseconds until something else can be started, unless it is woken; undefined when there is nothing. */
  const nextLook = (now: number): number | undefined => {
    const later = webhooks.nextDueAfter(now);
    if (later !== undefined) return Math.min(Math.max(later - now, 5), LONGEST_SLEEP_MS);
    // Another process has an attempt under way, and may end before it.
    return webhooks.isAnyPending() ? LONGEST_SLEEP_MS : undefined;
  };

  const howManyToSee = (): number => {
    const realNow = performance.now();
    if (realNow - sawManyAt < LONGEST_SLEEP_MS) return FEW;
    sawManyAt = realNow;
    return MANY;
  };

  const lookIn = (ms: number | undefined): void => {
    if (ms !== undefined) timer = setTimeout(look, ms).unref();
  };

  const look = (): void => {
    isAwake = false;
    if (ended.signal.aborted) return;
    clearTimeout(timer);
    try {
      const now = clock();
      const isMore = startDue(now, howManyToSee());
      // Whatever ends wakes it again.
      if (underWay.size >= AT_ONCE) return;
      if (isMore) wake();
      else lookIn(nextLook(now));
    } catch (cause) {
      // Another process holds the file.
      complain(cause);
      lookIn(LONGEST_SLEEP_MS);
    }
  };

  // Whoever wakes it has an answer to send first.
  const wake = (): void => {
    if (isAwake) return;
    isAwake = true;
    setImmediate(look);
  };

  return {
    wake,
    close: async () => {
      clearTimeout(timer);
      ended.abort();
      await Promise.all(underWay.keys());
    },
  };
}
