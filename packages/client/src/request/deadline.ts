import { FlowrouteInputError } from "../errors/failed.ts";

/** The longest time that a timer of the platform can hold. */
const LONGEST_MS = 2 ** 31 - 1;

/** Why work was left before it was done: the signal that fired, or none if its time was up. */
export class Interruption {
  readonly signal: AbortSignal | undefined;
  constructor(signal?: AbortSignal) {
    this.signal = signal;
  }
}

/** @throws {FlowrouteInputError} if it is not a number of milliseconds that a timer can hold. */
export function checkTimeout(timeoutMs: unknown): number {
  if (typeof timeoutMs === "number" && timeoutMs > 0 && timeoutMs <= LONGEST_MS) return timeoutMs;
  throw new FlowrouteInputError(`timeoutMs is not a number of milliseconds above 0 and up to ${LONGEST_MS}.`);
}

/** What work is given to be ended by. */
export interface Limits {
  /** Fires when the work is left. */
  signal: AbortSignal;
  /** Sets the time after which the work is left. */
  giveUpAfter: (ms: number) => void;
}

/**
 * Runs `work` until it is done, the time that it gave itself is up or the caller's signal fires, whichever is first.
 * Work that does not listen to its signal is left behind.
 *
 * @throws {Interruption} if it was left.
 */
export function interruptible<Result>(
  signal: AbortSignal | undefined,
  work: (limits: Limits) => Promise<Result>,
): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort = () => {};
  return new Promise<Result>((resolve, reject) => {
    const own = new AbortController();
    const leave = (by?: AbortSignal) => {
      reject(new Interruption(by));
      own.abort();
    };
    onAbort = () => leave(signal);
    if (signal?.aborted) return onAbort();
    signal?.addEventListener("abort", onAbort);
    const giveUpAfter = (ms: number) => {
      timer = setTimeout(leave, ms);
    };
    work({ signal: own.signal, giveUpAfter }).then(resolve, reject);
  }).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  });
}

/** Resolves after the time, or as soon as the signal fires. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return interruptible(signal, ({ giveUpAfter }) => {
    giveUpAfter(ms);
    return new Promise<void>(() => {});
  }).catch(() => {});
}
