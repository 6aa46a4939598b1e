import { setTimeout as sleep } from "node:timers/promises";

const AT_ONCE = 5;

/** How long who reads the inbox waits for texts: what comes later is there the next time. */
const PATIENCE_MS = 10_000;

/** A little more than what is shown at once. */
const MOST = 100;

/** Undefined: it could not be read, or not in time. */
type Text = string | null | undefined;

/**
 * The texts of messages that the ledger does not keep, from the carrier. The last of them stay in memory: who listens
 * to the inbox reads it again with each message, and what was written does not change.
 */
export function createTexts(get: (id: string) => Promise<{ body: string | null }>) {
  const known = new Map<string, Promise<Text>>();
  const inTurn = atMost(AT_ONCE);

  const begin = (id: string): Promise<Text> => {
    const text = inTurn(() => get(id)).then(
      ({ body }) => body,
      () => {
        known.delete(id);
        return undefined;
      },
    );
    known.set(id, text);
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return text;
  };

  return {
    /** The texts of these messages, in their order. Never rejects. */
    async of(ids: readonly string[], signal: AbortSignal): Promise<Text[]> {
      const read = new AbortController();
      const late = sleep(PATIENCE_MS, undefined, { signal: AbortSignal.any([signal, read.signal]) }).catch(
        () => undefined,
      );
      const texts = await Promise.all(ids.map((id) => Promise.race([known.get(id) ?? begin(id), late])));
      read.abort();
      return texts;
    },
  };
}

/** Runs so many at a time; the others wait for their turn. */
function atMost(count: number) {
  let free = count;
  const waiting: (() => void)[] = [];
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
