import { setTimeout as after } from "node:timers/promises";

/** More than are ever under way when the other side keeps up. */
const MOST_UNDER_WAY = 64;

/**
 * Begins one piece of work every so many milliseconds, without waiting for the one before. What is late is begun at
 * once, so that the whole keeps its pace as long as the other side does.
 * @throws what the first one that fails throws, and the signal's reason once it is aborted.
 */
export async function atPace(
  total: number,
  everyMs: number,
  signal: AbortSignal,
  work: (index: number) => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const begin = performance.now();
  for (let index = 0; index < total; index++) {
    const early = begin + index * everyMs - performance.now();
    if (early > 1) await after(early);
    while (underWay.size >= MOST_UNDER_WAY) await Promise.race(underWay);
    signal.throwIfAborted();
    if (failures.length > 0) throw failures[0];
    const one = work(index)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => underWay.delete(one));
    underWay.add(one);
  }
  await Promise.all(underWay);
  if (failures.length > 0) throw failures[0];
}
