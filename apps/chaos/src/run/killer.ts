import { setTimeout as sleep } from "node:timers/promises";
import { between, seededRandom } from "../plan/random.ts";
import type { Fleet } from "../servers/fleet.ts";

const EVERY_MS = [300, 2_000] as const;

/** Kills one server after the other, until the signal. */
export async function killServers(fleet: Fleet, seed: number, signal: AbortSignal): Promise<void> {
  const random = seededRandom(seed, "kills");
  while (!signal.aborted) {
    await sleep(between(random, ...EVERY_MS), undefined, { signal }).catch(() => {});
    if (!signal.aborted) await fleet.kill(random.below(fleet.size));
  }
}
