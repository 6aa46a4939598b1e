import { setTimeout as sleep } from "node:timers/promises";
import { between, seededRandom } from "../plan/random.ts";
import type { Fleet } from "../servers/fleet.ts";

const EVERY_MS = [300, 2_000] as const;

/**
 * Kills one server after the other, until the signal.
 *
 * @param inOrder of how many of them to be asked to end instead
 */
export async function killServers(
  fleet: Fleet,
  { seed, inOrder }: { seed: number; inOrder: number },
  signal: AbortSignal,
): Promise<void> {
  const random = seededRandom(seed, "kills");
  const asking = seededRandom(seed, "ends in order");
  while (!signal.aborted) {
    await sleep(between(random, ...EVERY_MS), undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    const place = random.below(fleet.size);
    if (asking.fraction() < inOrder) await fleet.replace(place);
    else await fleet.kill(place);
  }
}
