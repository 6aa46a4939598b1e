import type { Watch } from "../inbox/news.ts";
import { pause } from "../terms/pause.ts";

/** Waits until it is worth asking the carrier again, at most so long. Rejects with a ToolFailure on cancellation. */
type Wait = (leftMs: number) => Promise<void>;

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2500;
/** Webhooks arrive, so the last receipt will, too. */
const PAUSE_WITH_RECEIPTS_MS = 10_000;

export function lessAndLessOften(signal: AbortSignal): Wait {
  let pauseMs = FIRST_PAUSE_MS;
  return async (leftMs) => {
    await pause(Math.min(pauseMs, leftMs), signal);
    pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS);
  };
}

/** Until the last receipt is in; and now and then without it, since the carrier may post none, or late. */
export function byReceipts(watch: Watch, signal: AbortSignal): Wait {
  const afterTheLast = lessAndLessOften(signal);
  let isIn = false;
  let pauseMs = LONGEST_PAUSE_MS;
  return async (leftMs) => {
    // The record may lag behind its receipt.
    if (isIn) return afterTheLast(leftMs);
    const until = performance.now() + leftMs;
    for (;;) {
      const word = await watch.next(Math.min(pauseMs, Math.max(until - performance.now(), 0)), signal);
      isIn = word === "final";
      if (word !== "receipt") break;
      pauseMs = PAUSE_WITH_RECEIPTS_MS;
    }
    // Tells if it was cancelled.
    await pause(0, signal);
  };
}
