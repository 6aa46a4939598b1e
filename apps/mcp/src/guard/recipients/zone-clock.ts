import { offsetAt } from "../../terms/zone-offset.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** Minutes that the clocks of the zone are ahead of UTC. */
const minutesAhead = (zone: string, time: number): number => offsetAt(zone, time) / MINUTE_MS;

const minuteAt = (time: number, offset: number): number => {
  const minute = (time / MINUTE_MS + offset) % DAY_MINUTES;
  return minute < 0 ? minute + DAY_MINUTES : minute;
};

/** Minutes after local midnight that the clocks of the zone show. `time`: ms since 1970 UTC, a whole minute. */
export const minuteOfDay = (zone: string, time: number): number => minuteAt(time, minutesAhead(zone, time));

/**
 * The same for every whole minute from `start` to `end`, at most some weeks apart, without asking Intl each time:
 * in so short a time the clocks are changed at most once, and where is found by halving.
 */
export function clockOf(zone: string, start: number, end: number): (time: number) => number {
  const before = minutesAhead(zone, start);
  const after = minutesAhead(zone, end);
  if (before === after) return (time) => minuteAt(time, before);
  let last = start;
  let change = end;
  while (change - last > MINUTE_MS) {
    const middle = last + Math.floor((change - last) / MINUTE_MS / 2) * MINUTE_MS;
    if (minutesAhead(zone, middle) === before) last = middle;
    else change = middle;
  }
  return (time) => minuteAt(time, time < change ? before : after);
}
