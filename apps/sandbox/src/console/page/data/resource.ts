import type { Topic } from "../../../events/changes.ts";
import { wordsOf } from "./api.ts";
import { type Cell, cell, useCell } from "./cell.ts";
import { onTopics } from "./live.ts";

export type Loaded<T> = {
  value: T | undefined;
  /** Why it could not be read, the last time. */
  problem: string | undefined;
  /** When it was read, by this machine's clock. */
  at: number;
};

/** Something of the sandbox that is read again when it changes, while somebody shows it. */
export type Resource<T> = Pick<Cell<Loaded<T>>, "value" | "listen"> & {
  refresh(): void;
  change(by: (value: T) => T): void;
};

/** Between two readings: what changes many times a second is read a few times. */
const PAUSE_MS = 250;

/**
 * @param load is given what is known and which topics it is read for.
 * @param topics that make it be read again; `everything` always does.
 */
export function resource<T>(
  load: (known: T | undefined, topics: ReadonlySet<Topic>) => Promise<T>,
  topics: readonly Topic[],
): Resource<T> {
  const content = cell<Loaded<T>>({ value: undefined, problem: undefined, at: 0 });
  let viewers = 0;
  let busy = false;
  let due: ReadonlySet<Topic> | undefined;

  async function read(): Promise<void> {
    if (busy || due === undefined || viewers === 0) return;
    busy = true;
    const wanted = due;
    due = undefined;
    const known = content.value().value;
    try {
      const value = await load(known, wanted);
      content.set({ value, problem: undefined, at: Date.now() });
    } catch (error) {
      content.set({ value: known, problem: wordsOf(error), at: Date.now() });
      due = new Set([...wanted, ...(due ?? [])]);
    }
    const failed = content.value().problem !== undefined;
    window.setTimeout(() => {
      busy = false;
      if (!failed) void read();
    }, PAUSE_MS);
  }

  const want = (wanted: ReadonlySet<Topic>) => {
    due = new Set([...wanted, ...(due ?? [])]);
    void read();
  };
  const told = (news: ReadonlySet<Topic>) => {
    if (news.has("everything") || topics.some((topic) => news.has(topic))) want(news);
  };
  let endNews: (() => void) | undefined;
  return {
    value: content.value,
    listen: (listener) => {
      const end = content.listen(listener);
      viewers += 1;
      if (viewers === 1) {
        // Nobody was there to be told what has changed.
        endNews = onTopics(told);
        want(new Set(["everything"]));
      }
      return () => {
        end();
        viewers -= 1;
        if (viewers === 0) endNews?.();
      };
    },
    refresh: () => want(new Set(["everything"])),
    change: (by) => {
      const { value, ...rest } = content.value();
      if (value !== undefined) content.set({ ...rest, value: by(value) });
    },
  };
}

export const useResource = <T>(source: Resource<T>): Loaded<T> => useCell(source);
