import { FlowrouteInputError } from "../errors/failed.ts";

/** The longest time that a timer of the platform can hold. */
const LONGEST_MS = 2 ** 31 - 1;

/** Why work was left before it was done. */
export class Interruption {
  readonly by: "timeout" | "signal";
  readonly reason: unknown;
  constructor(by: "timeout" | "signal", reason?: unknown) {
    this.by = by;
    this.reason = reason;
  }
}

/** @throws {FlowrouteInputError} if it is not a number of milliseconds that a timer can hold. */
export function checkTimeout(timeoutMs: unknown): number {
  if (typeof timeoutMs === "number" && timeoutMs > 0 && timeoutMs <= LONGEST_MS) return timeoutMs;
  throw new FlowrouteInputError(
    `timeoutMs is not a time: pass a number of milliseconds above 0 and up to ${LONGEST_MS}.`,
  );
}

/**
 * Runs `work` until it is done, the time is up or the caller's signal fires, whichever is first. `work` gets a
 * signal of its own that fires in both cases; it is left behind even if it does not listen.
 *
 * @throws {Interruption} if it was left.
 */
export async function withinDeadline<Result>(
  timeoutMs: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const own = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort = () => {};
  const left = new Promise<never>((_, reject) => {
    const leave = (interruption: Interruption) => {
      reject(interruption);
      own.abort();
    };
    onAbort = () => leave(new Interruption("signal", signal?.reason));
    timer = setTimeout(() => leave(new Interruption("timeout")), timeoutMs);
  });
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([work(own.signal), left]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}
