import type { Permit, Permits } from "./permits.ts";
import type { PaceTimes } from "./times.ts";

/**
 * The permits of this process with which requests are under way. However many they are, one statement renews them all,
 * and one at a time gives back those whose requests have ended.
 */
export function createHeld(permits: Permits, { renewMs, windowMs }: PaceTimes) {
  const held = new Set<Permit>();
  const ended: Permit[] = [];
  let isReleasing = false;
  let timer: NodeJS.Timeout | undefined;

  const renew = () => void permits.renew([...held]).catch(leaveToLease);

  const release = async () => {
    isReleasing = true;
    while (ended.length > 0) await permits.release(ended.splice(0), windowMs).catch(leaveToLease);
    isReleasing = false;
  };

  /** Keeps a permit until the function that it gives back is called. */
  return (permit: Permit): (() => void) => {
    held.add(permit);
    timer ??= setInterval(renew, renewMs);
    return () => {
      if (!held.delete(permit)) return;
      if (held.size === 0) {
        clearInterval(timer);
        timer = undefined;
      }
      ended.push(permit);
      if (!isReleasing) void release();
    };
  };
}

/** The database is away, for everybody or for this process: then permits come free by themselves. */
const leaveToLease = () => {};
