import { areaCodeOf } from "./area-codes.ts";
import { clockOf, minuteOfDay } from "./zone-clock.ts";

/** Minutes after local midnight; `from` > `to` spans midnight. */
export type QuietHours = { from: number; to: number };

const MINUTE_MS = 60_000;
const SEARCH_MINUTES = 48 * 60;

const HOURS = /^(\d{1,2})(?::(\d{2}))?\s*[-\u2010-\u2015]\s*(\d{1,2})(?::(\d{2}))?$/;

/** "21:00-08:00" or "21-8", on the 24-hour clock; undefined if it is not understood or the ends are the same. */
export function readQuietHours(text: string): QuietHours | undefined {
  const said = HOURS.exec(text.trim());
  if (said === null) return undefined;
  const from = readMinutes(said[1], said[2]);
  const to = readMinutes(said[3], said[4]);
  return from === undefined || to === undefined || from === to ? undefined : { from, to };
}

function readMinutes(hours: string | undefined, minutes = "0"): number | undefined {
  const hour = Number(hours);
  const minute = Number(minutes);
  return hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

/**
 * When messages to this number may go again; undefined if they may now, or if the number is not +1. It is quiet if
 * it is quiet in any zone of the area code. `now` and `until` are ms since 1970 UTC. `until` is the first whole
 * minute at which it is quiet in none of the zones. If there is none in the next 48 h (long hours in zones far
 * apart), it is the end of those 48 h, at which it is still quiet: to be asked again then. `localTime` ("22:14") is
 * the time now in `zone`, one of the zones in which it is quiet now.
 */
export function quietUntil(
  hours: QuietHours,
  to: string,
  now: number,
): { until: number; localTime: string; zone: string } | undefined {
  const zones = areaCodeOf(to)?.zones ?? [];
  const start = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const zone = zones.find((name) => isQuiet(hours, minuteOfDay(name, start)));
  if (zone === undefined) return undefined;

  const clocks = zones.map((name) => clockOf(name, start, start + SEARCH_MINUTES * MINUTE_MS));
  let until = start + MINUTE_MS;
  const end = start + SEARCH_MINUTES * MINUTE_MS;
  while (until < end && clocks.some((clock) => isQuiet(hours, clock(until)))) until += MINUTE_MS;
  return { until, localTime: formatTime(minuteOfDay(zone, start)), zone };
}

const isQuiet = ({ from, to }: QuietHours, minute: number): boolean =>
  from < to ? minute >= from && minute < to : minute >= from || minute < to;

const formatTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
