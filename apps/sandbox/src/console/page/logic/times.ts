const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const two = (value: number) => String(value).padStart(2, "0");

const isSameDay = (a: Date, b: Date) =>
  a.getFullYear() === b.getFullYear() && a.getMonth() === b.getMonth() && a.getDate() === b.getDate();

/** `3 Nov`, with the year when it is another one. */
export function formatDay(at: Date, now: Date): string {
  const day = `${at.getDate()} ${MONTHS[at.getMonth()]}`;
  return at.getFullYear() === now.getFullYear() ? day : `${day} ${at.getFullYear()}`;
}

/** `14:05:09`, local. */
export const formatClock = (at: Date) =>
  `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;

/** The time alone when it is today's, else with the day. */
export function formatTime(iso: string, now: number): string {
  const at = new Date(iso);
  const today = new Date(now);
  return isSameDay(at, today) ? formatClock(at) : `${formatDay(at, today)}, ${formatClock(at).slice(0, 5)}`;
}

/** For lists: `14:05` today, `3 Nov` before. */
export function formatBriefly(iso: string, now: number): string {
  const at = new Date(iso);
  const today = new Date(now);
  return isSameDay(at, today) ? formatClock(at).slice(0, 5) : formatDay(at, today);
}

/** How long something took or takes: `12 ms`, `3.2 s`, `2 min 5 s`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${Number((ms / 1000).toFixed(1))} s`;
  const seconds = Math.round(ms / 1000);
  const rest = seconds % 60;
  return rest === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${rest} s`;
}
