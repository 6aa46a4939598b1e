import { setTimeout as sleep } from "node:timers/promises";
import { createOngoing } from "../../../terms/ongoing.ts";
import { closed } from "./closed.ts";

/** Calls that are waited for when no more are taken. */
export function createCalls() {
  const ongoing = createOngoing();
  let hasEnded = false;
  return {
    async during<Result>(work: () => Promise<Result>): Promise<Result> {
      if (hasEnded) throw closed();
      return ongoing.during(work);
    },
    /** Takes no more, and resolves when those that were taken have ended, or after so long. */
    async end(patienceMs: number): Promise<void> {
      hasEnded = true;
      await Promise.race([ongoing.ended(), sleep(patienceMs, undefined, { ref: false })]);
    },
  };
}
