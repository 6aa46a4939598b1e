const FORM = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(\.\d+)?(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * Milliseconds since 1970 UTC of a date, or a date and time; without a zone it is UTC. Undefined for a day or an
 * hour that does not exist.
 */
export function parseUtcTime(text: string): number | undefined {
  const [, date, clockTime = "00:00:00", fraction = "", zone = "Z"] = FORM.exec(text) ?? [];
  if (date === undefined) return undefined;
  // Date.parse takes a 31st of April for the 1st of May, and 24:00 for midnight.
  const asUtc = Date.parse(`${date}T${clockTime}Z`);
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 19) !== `${date}T${clockTime}`) {
    return undefined;
  }
  const time = Date.parse(`${date}T${clockTime}${fraction.slice(0, 4)}${zone}`);
  return Number.isNaN(time) ? undefined : time;
}

/** As links show it: `2017-12-01T00:00:00+00:00`, with a fraction only when there is one. */
export function showUtcTime(time: number): string {
  const iso = new Date(time).toISOString().slice(0, -1);
  return `${iso.endsWith(".000") ? iso.slice(0, -4) : iso}+00:00`;
}
