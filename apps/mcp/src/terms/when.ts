import { z } from "zod";

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

const AGO = /^(\d{1,5})\s*([mhdw])$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** A time that a person would write, as the instant that it means; undefined if it means none. */
export function readTime(text: string, now: number, edge: "start" | "end"): Date | undefined {
  const said = text.trim();
  const ago = AGO.exec(said);
  if (ago !== null) {
    const unit = ago[2]?.toLowerCase();
    if (unit !== "m" && unit !== "h" && unit !== "d" && unit !== "w") return undefined;
    return new Date(now - Number(ago[1]) * UNIT_MS[unit]);
  }
  if (DATE.test(said)) return validDate(`${said}T${edge === "start" ? "00:00:00.000" : "23:59:59.999"}Z`);
  if (!DATE_TIME.test(said)) return undefined;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(said) ? said : `${said}Z`;
  return validDate(zoned.replace(" ", "T"));
}

/** Date.parse rolls 30 February over to March; a date that does not exist means nothing. */
function validDate(iso: string): Date | undefined {
  const day = Number(iso.slice(8, 10));
  const lastDay = new Date(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), 0)).getUTCDate();
  const time = Date.parse(iso);
  return Number.isNaN(time) || day > lastDay ? undefined : new Date(time);
}

/** A point in time as text, checked; what it means is read when the call runs. */
export const when = z
  .string()
  .refine(
    (text) => readTime(text, 0, "start") !== undefined,
    'Give a date ("2026-11-02"), a date-time, or how long ago ("2h", "7d").',
  );
