import { setTimeout as sleep } from "node:timers/promises";
import { ToolFailure } from "./failure.ts";

/** Waits, unless the call is cancelled. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    throw new ToolFailure("The call was cancelled while it waited.");
  }
}
