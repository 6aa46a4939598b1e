type Options<Key, Value> = {
  /** Ends early when nobody waits for it any more. */
  read: (key: Key, signal: AbortSignal) => Promise<Value>;
  keepMs: number;
  /** How many keys are remembered. */
  most: number;
  now: () => number;
};

type Entry<Value> = {
  value: Promise<Value | undefined>;
  waiting: number;
  stop: AbortController;
  /** Until when it holds; undefined while it is being read. */
  until: number | undefined;
};

/** So long a reader may take. A person who types does not wait longer. */
const PATIENCE_MS = 8_000;

/** So long nothing is asked again after it failed: a person types on, and each letter would ask. */
const QUIET_MS = 10_000;

/**
 * Reads once for all who ask for the same (keys that are the same JSON), and remembers it for a while. A reader that fails is asked again later, and
 * gives undefined till then.
 */
export function createRecent<Key, Value>({ read, keepMs, most, now }: Options<Key, Value>) {
  const entries = new Map<string, Entry<Value>>();

  const begin = (key: Key): Entry<Value> => {
    const stop = new AbortController();
    const ended = (keep: number) => {
      entry.until = now() + keep;
    };
    const reading = async () => {
      try {
        const value = await read(key, AbortSignal.any([stop.signal, AbortSignal.timeout(PATIENCE_MS)]));
        ended(keepMs);
        return value;
      } catch {
        ended(QUIET_MS);
        return undefined;
      }
    };
    const entry: Entry<Value> = { value: Promise.resolve(undefined), waiting: 0, stop, until: undefined };
    entry.value = reading();
    return entry;
  };

  const entryOf = (key: Key, name: string): Entry<Value> => {
    const known = entries.get(name);
    if (known !== undefined && (known.until === undefined || now() < known.until)) return known;
    entries.delete(name);
    // A map keeps the order in which they came.
    for (const oldest of entries.keys()) {
      if (entries.size < most) break;
      entries.delete(oldest);
    }
    const entry = begin(key);
    entries.set(name, entry);
    return entry;
  };

  return {
    /** Undefined if it cannot be read now, or if who asks has gone. */
    async get(key: Key, signal: AbortSignal): Promise<Value | undefined> {
      if (signal.aborted) return undefined;
      const name = JSON.stringify(key);
      const entry = entryOf(key, name);
      entry.waiting++;
      let leave = () => {};
      const left = new Promise<undefined>((resolve) => {
        leave = () => resolve(undefined);
      });
      signal.addEventListener("abort", leave, { once: true });
      try {
        return await Promise.race([entry.value, left]);
      } finally {
        signal.removeEventListener("abort", leave);
        entry.waiting--;
        if (entry.waiting === 0 && entry.until === undefined) {
          if (entries.get(name) === entry) entries.delete(name);
          entry.stop.abort();
        }
      }
    },
    size: () => entries.size,
  };
}
