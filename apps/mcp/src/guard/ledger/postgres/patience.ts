import { setTimeout as sleep } from "node:timers/promises";
import { Conflict, Lost } from "./failures.ts";

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;

/** Runs it again after a lost connection or a conflict, for so long after the first of them. */
export async function patiently<Result>(patienceMs: number, work: () => Promise<Result>): Promise<Result> {
  let until: number | undefined;
  let pause = FIRST_PAUSE_MS;
  for (;;)
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Lost || error instanceof Conflict)) throw error;
      const now = performance.now();
      until ??= now + patienceMs;
      if (now + pause > until) throw error;
      // Many lose their connection at the same moment, and should not all come back at the same one.
      await sleep(pause * (0.5 + Math.random() / 2));
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
}
