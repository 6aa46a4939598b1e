import { useEffect, useReducer } from "preact/hooks";

/** A value that tells those who show it when it changes. */
export type Cell<T> = {
  value(): T;
  set(value: T): void;
  /** @returns what ends it. */
  listen(listener: () => void): () => void;
};

export function cell<T>(initial: T): Cell<T> {
  const listeners = new Set<() => void>();
  let current = initial;
  return {
    value: () => current,
    set: (value) => {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of [...listeners]) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The value, now and whenever it changes. */
export function useCell<T>(source: Pick<Cell<T>, "value" | "listen">): T {
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  const shown = source.value();
  useEffect(() => {
    const end = source.listen(() => redraw());
    // It may have changed between drawing and listening.
    if (!Object.is(source.value(), shown)) redraw();
    return end;
  }, [source]);
  return source.value();
}
