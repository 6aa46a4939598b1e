const formatters = new Map<string, Intl.DateTimeFormat>();

/** More than one server meets; what callers name beyond that must not grow the memory. */
const MOST = 100;

/** Making a formatter costs far more than using one. */
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
    second: "numeric",
  });
  if (formatters.size >= MOST) formatters.clear();
  formatters.set(zone, formatter);
  return formatter;
}

/** Milliseconds that the clocks of the zone are ahead of UTC at a time in ms since 1970 UTC, a whole second. */
export function offsetAt(zone: string, time: number): number {
  const parts = formatterOf(zone).formatToParts(time);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  return (
    Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")) -
    time
  );
}
