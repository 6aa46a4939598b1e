import type { Watch } from "../inbox/news.ts";
import { pause } from "../terms/pause.ts";
import type { ToolContext } from "./tool.ts";

/**
 * Waits until it is worth asking the carrier again, at most so long, and not while the server closes. Rejects with a
 * ToolFailure on cancellation.
 */
type Wait = (leftMs: number) => Promise<void>;

/** What ends a wait before its time: a cancellation, or the server's closing. */
type Ends = Pick<ToolContext, "signal" | "closing">;

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2500;
/** Webhooks arrive, so the last receipt will, too. */
const PAUSE_WITH_RECEIPTS_MS = 10_000;

export function lessAndLessOften(ends: Ends): Wait {
  const either = eitherOf(ends);
  let pauseMs = FIRST_PAUSE_MS;
  return async (leftMs) => {
    await pause(Math.min(pauseMs, leftMs), either).catch(() => {});
    pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS);
    await tellIfCancelled(ends);
  };
}

/** Until the last receipt is in; and now and then without it, since the carrier may post none, or late. */
export function byReceipts(watch: Watch, ends: Ends): Wait {
  const either = eitherOf(ends);
  const afterTheLast = lessAndLessOften(ends);
  let isIn = false;
  let pauseMs = LONGEST_PAUSE_MS;
  return async (leftMs) => {
    // The record may lag behind its receipt.
    if (isIn) return afterTheLast(leftMs);
    const until = performance.now() + leftMs;
    for (;;) {
      const word = await watch.next(Math.min(pauseMs, Math.max(until - performance.now(), 0)), either);
      isIn = word === "final";
      if (word !== "receipt") break;
      pauseMs = PAUSE_WITH_RECEIPTS_MS;
    }
    await tellIfCancelled(ends);
  };
}

const eitherOf = ({ signal, closing }: Ends): AbortSignal =>
  closing === undefined ? signal : AbortSignal.any([signal, closing]);

const tellIfCancelled = ({ signal }: Ends): Promise<void> => pause(0, signal);
