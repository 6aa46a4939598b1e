/** A body as a person reads it: JSON gets its lines, anything else stays as it is. */
export function prettyBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

const KIB = 1024;

export function formatBytes(bytes: number): string {
  if (bytes < KIB) return `${bytes} B`;
  if (bytes < KIB * KIB) return `${(bytes / KIB).toFixed(1)} KiB`;
  return `${(bytes / KIB / KIB).toFixed(1)} MiB`;
}

/** `new york`, `ny` as `New York, NY`: the carrier writes both small. Codes like `NWYRCYZN01` stay codes. */
export function formatPlace(rateCenter: string | null, state: string | null): string | undefined {
  const isCode = rateCenter !== null && /\d/.test(rateCenter);
  const city = isCode
    ? rateCenter.toUpperCase()
    : rateCenter?.toLowerCase().replace(/(^|[\s-])\p{L}/gu, (start) => start.toUpperCase());
  const parts = [city, state?.toUpperCase()].filter((part) => part !== undefined && part !== "");
  return parts.length === 0 ? undefined : parts.join(", ");
}

export const plural = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;
