import { z } from "zod";
import { offsetAt } from "../terms/zone-offset.ts";

/** A day of a calendar, from its first instant to its last. */
export type Day = { date: string; start: Date; end: Date };

const DAY_MS = 86_400_000;

/** The name of a time zone that this machine knows. */
export const timeZone = z.string().transform((text, context) => {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: text.trim() }).resolvedOptions().timeZone;
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
    (text) =>
      text === "today" ||
      text === "yesterday" ||
      (/^20\d\d-/.test(text) && z.iso.date().safeParse(text).success),
    'Give "today", "yesterday" or a date from 2000 to 2099: 2026-11-02.',
  );

/** The day that is meant, as people in the zone have it. */
export function dayOf(said: string, zone: string, now: number): Day {
  const today = new Date(shown(zone, now)).toISOString().slice(0, 10);
  const wanted = said === "today" ? today : said === "yesterday" ? dateAfter(today, -1) : said;
  return {
    date: wanted,
    start: new Date(beginOf(wanted, zone)),
    end: new Date(beginOf(dateAfter(wanted, 1), zone) - 1),
  };
}

const dateAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** What the clocks of the zone show, as if it were UTC. */
const shown = (zone: string, time: number): number => {
  const second = Math.floor(time / 1000) * 1000;
  return second + offsetAt(zone, second);
};

/** The first instant of a date in the zone, also where the clocks are changed on that day. */
function beginOf(day: string, zone: string): number {
  const midnight = Date.parse(day);
  // Where clocks are put back over midnight it comes twice, and the first one counts.
  const [first, second] = [-DAY_MS, DAY_MS]
    .map((away) => midnight - offsetAt(zone, midnight + away))
    .sort((a, b) => a - b);
  for (const time of [first, second]) if (time !== undefined && shown(zone, time) === midnight) return time;
  // Where clocks are put forward over midnight there is none: the day begins when they are.
  let [before, begun] = [midnight - DAY_MS, midnight + DAY_MS];
  while (begun - before > 1000) {
    const middle = before + Math.floor((begun - before) / 2000) * 1000;
    if (shown(zone, middle) < midnight) before = middle;
    else begun = middle;
  }
  return begun;
}
