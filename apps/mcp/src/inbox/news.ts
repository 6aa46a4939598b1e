import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../guard/ledger/sql.ts";

/** What happens to one account is of no interest to servers of another that share the database. */
export const topicOf = (account: string): string => `inbox ${account}`;

const SAID = /^(inbound|receipt|final):(.+)$/s;

/** What is heard of a message that was sent: a receipt on the way, or the last one. */
export type Word = "receipt" | "final";

/** What comes in about one message, from when the watch was begun; nothing is missed between two calls of `next`. */
export type Watch = {
  /** The newest word that was not told yet, as soon as there is one; undefined when the time is up or on `signal`. */
  next(ms: number, signal: AbortSignal): Promise<Word | undefined>;
  close(): void;
};

/** What webhooks bring, told to whoever waits for it in any process on the same ledger. Names messages by id alone. */
export type News = {
  tell(kind: Word | "inbound", id: string): Promise<void>;
  of(id: string): Watch;
  /** Hears that messages came in. Ended by what it returns. */
  onInbound(listener: () => void): () => void;
  close(): Promise<void>;
};

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** Begins to listen at once; while the ledger is away it hears nothing, and tries again. */
export function createNews(ledger: () => Promise<Database>, account: string): News {
  const topic = topicOf(account);
  const ended = new AbortController();
  const ofMessages = new EventEmitter().setMaxListeners(0);
  const inbound = new Set<() => void>();

  const hear = (said: string): void => {
    const [, kind, id] = SAID.exec(said) ?? [];
    if (kind === "inbound") for (const listener of inbound) listener();
    else if (kind !== undefined && id !== undefined) ofMessages.emit(id, kind);
  };
  let unsubscribe: (() => Promise<void>) | undefined;
  const listening = (async () => {
    for (
      let pauseMs = FIRST_PAUSE_MS;
      !ended.signal.aborted;
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    )
      try {
        unsubscribe = await (await ledger()).subscribe(topic, hear);
        return;
      } catch {
        await sleep(pauseMs, undefined, { signal: ended.signal, ref: false }).catch(() => {});
      }
  })();

  return {
    tell: async (kind, id) => (await ledger()).publish(topic, `${kind}:${id}`),
    of: (id) => watch(ofMessages, id),
    onInbound(listener) {
      // Each has a place of its own, also one that is given twice.
      const own = () => listener();
      inbound.add(own);
      return () => void inbound.delete(own);
    },
    async close() {
      ended.abort();
      await listening;
      await unsubscribe?.().catch(() => {});
    },
  };
}

function watch(messages: EventEmitter, id: string): Watch {
  let untold: Word | undefined;
  let wake = (): void => {};
  const hear = (word: Word): void => {
    if (untold !== "final") untold = word;
    wake();
  };
  messages.on(id, hear);
  return {
    async next(ms, signal) {
      if (untold === undefined) {
        const woken = new AbortController();
        wake = () => woken.abort();
        await sleep(ms, undefined, { signal: AbortSignal.any([signal, woken.signal]) }).catch(() => {});
      }
      const word = untold;
      untold = undefined;
      return word;
    },
    close: () => void messages.off(id, hear),
  };
}
