import { setTimeout as sleep } from "node:timers/promises";
import { closed } from "./closed.ts";

/** Calls that are waited for when no more are taken. */
export function createCalls() {
  const underWay = new Set<Promise<unknown>>();
  let hasEnded = false;
  return {
    async during<Result>(work: () => Promise<Result>): Promise<Result> {
      if (hasEnded) throw closed();
      const call = work();
      underWay.add(call);
      try {
        return await call;
      } finally {
        underWay.delete(call);
      }
    },
    /** Takes no more, and resolves when those that were taken have ended, or after so long. */
    async end(patienceMs: number): Promise<void> {
      hasEnded = true;
      await Promise.race([Promise.allSettled(underWay), sleep(patienceMs, undefined, { ref: false })]);
    },
  };
}
