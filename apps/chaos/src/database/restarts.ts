import { setTimeout as sleep } from "node:timers/promises";
import { between, seededRandom } from "../plan/random.ts";
import type { Database } from "./database.ts";

/** When it goes away, and for how long, in milliseconds: each from the first to the second. */
export type Outages = { everyMs: readonly [number, number]; awayMs: readonly [number, number] };

/** The others are restarts in order. */
const CRASHES = 0.7;

/** Takes the database away and brings it back, again and again until the signal. It begins with a short crash. */
export async function restartDatabase(
  database: Database,
  { seed, everyMs, awayMs }: Outages & { seed: number },
  signal: AbortSignal,
): Promise<void> {
  const random = seededRandom(seed, "database");
  for (let isFirst = true; ; isFirst = false) {
    await sleep(between(random, ...everyMs), undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    const forMs = isFirst ? awayMs[0] : between(random, ...awayMs);
    if (isFirst || random.fraction() < CRASHES) await database.crash(forMs);
    else await database.restart(forMs);
  }
}
