/** `2026-11-24 14:32:05`, UTC. */
export const dateTime = (time: number): string => new Date(time).toISOString().slice(0, 19).replace("T", " ");

/** A time as the carrier tells it, without parts of a second: nobody asks for them, and each costs a model tokens. */
export const toTheSecond = (iso: string): string => iso.replace(/(?<=:\d{2})\.\d+/, "");

const MINUTE_MS = 60_000;

/** `12 min`, for what is left of a quarter of an hour. */
export const minutesLeft = (until: number, now: number): string =>
  until - now < MINUTE_MS ? "less than 1 min" : `${Math.floor((until - now) / MINUTE_MS)} min`;
