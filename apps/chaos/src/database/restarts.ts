import { setTimeout as sleep } from "node:timers/promises";
import { between, seededRandom } from "../plan/random.ts";
import type { Database } from "./database.ts";

/** In milliseconds: mostly shorter than servers are patient, and sometimes longer. */
const AWAY_MS = [0, 8_000] as const;
/** The others are restarts in order. */
const CRASHES = 0.7;

/** Takes the database away and brings it back, again and again until the signal. It begins with a short crash. */
export async function restartDatabase(
  database: Database,
  { seed, everyMs }: { seed: number; everyMs: readonly [number, number] },
  signal: AbortSignal,
): Promise<void> {
  const random = seededRandom(seed, "database");
  for (let isFirst = true; ; isFirst = false) {
    await sleep(between(random, ...everyMs), undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    const awayMs = isFirst ? 0 : between(random, ...AWAY_MS);
    if (isFirst || random.fraction() < CRASHES) await database.crash(awayMs);
    else await database.restart(awayMs);
  }
}
