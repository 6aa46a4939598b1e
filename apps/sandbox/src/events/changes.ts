/** What of a sandbox has changed, for those who look at it. */
export const TOPICS = [
  "messages",
  "numbers",
  "accounts",
  "webhooks",
  "requests",
  "faults",
  "clock",
  "snapshots",
  "everything",
] as const;
export type Topic = (typeof TOPICS)[number];

type Listener = (topic: Topic) => void;

export type Changes = {
  tell(topic: Topic): void;
  /** @returns what ends it. */
  listen(listener: Listener): () => void;
};

export function createChanges(): Changes {
  const listeners = new Set<Listener>();
  return {
    tell: (topic) => {
      // Nobody looks, most of the time.
      if (listeners.size > 0) for (const listener of listeners) listener(topic);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
