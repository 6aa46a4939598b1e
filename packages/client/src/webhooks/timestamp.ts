import { type Place, refused, text } from "./place.ts";

const FORM = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d+)?(?:Z|([+-]\d\d):?(\d\d))?$/i;

/** A time as the carrier writes it, with any number of decimals; UTC where no zone is given. */
export function timestamp(place: Place): Date {
  const [, day = "", time, decimals = ".", hours = "+00", minutes = "00"] = FORM.exec(text(place)) ?? [];
  // The language promises to read three decimals, no more and no fewer.
  const date = new Date(`${day}T${time}${decimals.padEnd(4, "0").slice(0, 4)}${hours}:${minutes}`);
  // Some engines take 30 February for a day of March.
  if (date.toJSON() && new Date(day).toJSON()?.startsWith(day)) return date;
  throw refused(place, "a time like 2026-11-02T01:21:21.98Z");
}
