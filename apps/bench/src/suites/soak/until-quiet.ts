import { setTimeout as after } from "node:timers/promises";
import type { Receiver, ReceiverCounts } from "../../webhooks/start-receiver.ts";

const LOOK_EVERY_MS = 50;

/**
 * Waits until a receiver has not been asked anything for so long: longer than the sandbox waits before it posts
 * something again.
 */
export async function untilQuiet(
  { counts }: Receiver,
  quietMs: number,
  signal: AbortSignal,
): Promise<ReceiverCounts> {
  let last = await counts();
  let since = performance.now();
  while (performance.now() - since < quietMs) {
    await after(LOOK_EVERY_MS);
    signal.throwIfAborted();
    const now = await counts();
    if (now.attempts !== last.attempts) since = performance.now();
    last = now;
  }
  return last;
}
