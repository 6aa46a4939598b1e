import { LedgerError } from "../../guard/ledger/sql.ts";
import { createHeld } from "./held.ts";
import type { Permit, Permits } from "./permits.ts";
import type { PaceTimes } from "./times.ts";

/** Does not ask more often than this while others are served. */
const SHORTEST_MS = 10;

type Waiting = { give: (release: () => void) => void; fail: (reason: unknown) => void };

/**
 * The messages of this process that wait for permits of one kind: first come, first served. However many they are, one
 * place in the database's queue is theirs, at its end again after each time that it was given some: so a process with few messages has not
 * to wait for all those of a busy one.
 */
export function createLane(permits: Permits, times: PaceTimes) {
  /** In the order in which they came. */
  const waiting = new Set<Waiting>();
  const hold = createHeld(permits, times);
  let isServing = false;
  let wake = () => {};
  /** When the database last answered in good time. */
  let goodAt = 0;

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.min(Math.max(ms, SHORTEST_MS), times.lookMs));
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  /** Asks the database, and tells whether it answered late. */
  const ask = async <Result>(work: Promise<Result>): Promise<{ answer: Result; isLate: boolean }> => {
    const askedAt = performance.now();
    const answer = await within(times.patienceMs, work);
    const now = performance.now();
    const isLate = now - askedAt > times.renewMs;
    if (!isLate) goodAt = now;
    if (now - goodAt > times.patienceMs) throw tooSlow(times.patienceMs);
    return { answer, isLate };
  };

  /** Whether permits, of which it was heard late, are still those of this process, for a while. */
  const renewed = async (taken: readonly Permit[]): Promise<boolean> => {
    for (;;) {
      const { answer: areOurs, isLate } = await ask(permits.renew(taken));
      if (!areOurs || !isLate) return areOurs;
    }
  };

  /** One step on the way to the next permits; resolves with whether this process is in the queue then. */
  const step = async (): Promise<boolean> => {
    const { answer, isLate } = await ask(permits.ask(waiting.size));
    const taken = answer.permits;
    const areOurs = !isLate || (await renewed(taken));
    const unused = taken.filter((permit) => {
      const [first] = areOurs ? waiting : [];
      first?.give(hold(permit));
      return first === undefined;
    });
    await within(times.patienceMs, permits.release(unused, 0));
    if (taken.length > 0) return false;
    if (waiting.size > 0) await pause(answer.waitMs);
    return true;
  };

  const serve = async () => {
    isServing = true;
    goodAt = performance.now();
    while (waiting.size > 0)
      try {
        let isQueued = false;
        while (waiting.size > 0) isQueued = await step();
        if (isQueued) await within(times.patienceMs, permits.leave());
      } catch (error) {
        for (const { fail } of waiting) fail(error);
      }
    isServing = false;
  };

  return {
    /** Resolves with what to call when the request has ended. */
    acquire: (signal: AbortSignal | undefined): Promise<() => void> =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const end = () => {
          waiting.delete(turn);
          signal?.removeEventListener("abort", onAbort);
        };
        const turn: Waiting = {
          give: (release) => {
            end();
            resolve(release);
          },
          fail: (reason) => {
            end();
            reject(reason);
          },
        };
        const onAbort = () => {
          turn.fail(signal?.reason);
          if (waiting.size === 0) wake();
        };
        signal?.addEventListener("abort", onAbort);
        waiting.add(turn);
        if (!isServing) void serve();
      }),
  };
}

const tooSlow = (ms: number): LedgerError =>
  new LedgerError(
    `The ledger gave no message its turn within ${ms / 1000} s, since PostgreSQL answers late. Is it overloaded?`,
  );

/** What is not answered in this time is left to itself: a permit that it takes is never renewed. */
async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow(ms)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
