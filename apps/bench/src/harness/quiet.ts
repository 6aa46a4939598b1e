import { cpus } from "node:os";
import { setTimeout as after } from "node:timers/promises";

/** Processor time of all cores since the machine began, in milliseconds. */
export type CoreTime = { idle: number; all: number };

/** A machine of which others take less than this share is quiet. */
const QUIET = 0.1;
const LOOK_MS = 1_000;

/**
 * Waits until the cores are left alone, and no longer than that.
 * @returns the share of them that was busy in the last second: 0 to 1.
 */
export async function untilQuiet(
  patienceMs: number,
  signal: AbortSignal,
  { look = coreTime, lookMs = LOOK_MS }: { look?: () => CoreTime; lookMs?: number } = {},
): Promise<number> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const before = look();
    await after(lookMs, undefined, { signal });
    const busy = busyBetween(before, look());
    if (busy < QUIET || performance.now() >= until) return busy;
  }
}

export function busyBetween(before: CoreTime, later: CoreTime): number {
  const all = later.all - before.all;
  // A clock that did not move has nothing to tell.
  return all <= 0 ? 0 : Number((1 - (later.idle - before.idle) / all).toFixed(2));
}

function coreTime(): CoreTime {
  const times = cpus().map((core) => core.times);
  const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
  return {
    idle: sum(times.map(({ idle }) => idle)),
    all: sum(times.flatMap(({ user, nice, sys, idle, irq }) => [user, nice, sys, idle, irq])),
  };
}
