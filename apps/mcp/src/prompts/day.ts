import { z } from "zod";

/** A day of a calendar, from its first instant to its last. */
export type Day = { date: string; start: Date; end: Date };

const DAY_MS = 86_400_000;

/** The name of a time zone that this machine knows. */
export const timeZone = z.string().transform((text, context) => {
  try {
    return clockOf(text.trim()).resolvedOptions().timeZone;
  } catch {
    context.addIssue({
      code: "custom",
      message: "Give a time zone by its IANA name, such as America/Los_Angeles.",
    });
    return z.NEVER;
  }
});

export const date = z
  .string()
  .trim()
  .toLowerCase()
  .refine(
    (text) => text === "today" || text === "yesterday" || z.iso.date().safeParse(text).success,
    'Give "today", "yesterday" or a date: 2026-11-02.',
  );

/** The day that is meant, as people in the zone have it. */
export function dayOf(said: string, zone: string, now: number): Day {
  const today = dateIn(zone, now);
  const wanted =
    said === "today"
      ? today
      : said === "yesterday"
        ? new Date(Date.parse(today) - DAY_MS).toISOString().slice(0, 10)
        : said;
  const start = beginOf(wanted, zone);
  const next = new Date(Date.parse(wanted) + DAY_MS).toISOString().slice(0, 10);
  return { date: wanted, start: new Date(start), end: new Date(beginOf(next, zone) - 1) };
}

const clockOf = (zone: string) =>
  new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });

/** What the clocks of the zone show, as if it were UTC. */
function shown(zone: string, time: number): number {
  const parts = clockOf(zone).formatToParts(time);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}

const dateIn = (zone: string, time: number): string => new Date(shown(zone, time)).toISOString().slice(0, 10);

/** The first instant of a date in the zone, also where the clocks are changed on that day. */
function beginOf(day: string, zone: string): number {
  const midnight = Date.parse(day);
  const offsetAt = (time: number) => shown(zone, time) - time;
  // The offset some hours before is that of the night before; the one at the guess is right if the clocks changed between.
  const guess = midnight - offsetAt(midnight - DAY_MS / 2);
  return midnight - offsetAt(guess);
}
