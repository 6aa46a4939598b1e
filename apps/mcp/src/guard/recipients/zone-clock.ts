const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs far more than using one, and there are few zones. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const formatter = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  formatters.set(zone, formatter);
  return formatter;
}

/** Minutes that the clocks of the zone are ahead of UTC at a time in ms since 1970 UTC, a whole minute. */
function offsetAt(zone: string, time: number): number {
  const parts = formatterOf(zone).formatToParts(time);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return (local - time) / MINUTE_MS;
}

const minuteAt = (time: number, offset: number): number => {
  const minute = (time / MINUTE_MS + offset) % DAY_MINUTES;
  return minute < 0 ? minute + DAY_MINUTES : minute;
};

/** Minutes after local midnight that the clocks of the zone show. `time`: ms since 1970 UTC, a whole minute. */
export const minuteOfDay = (zone: string, time: number): number => minuteAt(time, offsetAt(zone, time));

/**
 * The same for every whole minute from `start` to `end`, at most some weeks apart, without asking Intl each time:
 * in so short a time the clocks are changed at most once, and where is found by halving.
 */
export function clockOf(zone: string, start: number, end: number): (time: number) => number {
  const before = offsetAt(zone, start);
  const after = offsetAt(zone, end);
  if (before === after) return (time) => minuteAt(time, before);
  let last = start;
  let change = end;
  while (change - last > MINUTE_MS) {
    const middle = last + Math.floor((change - last) / MINUTE_MS / 2) * MINUTE_MS;
    if (offsetAt(zone, middle) === before) last = middle;
    else change = middle;
  }
  return (time) => minuteAt(time, time < change ? before : after);
}
