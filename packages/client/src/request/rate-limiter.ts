import { FlowrouteInputError } from "../errors/failed.ts";
import { pause } from "./deadline.ts";

/** One message that waits for its turn. */
export interface Turn {
  /** The account's Access Key: the carrier counts by it. */
  accessKey: string;
  /** An SMS, or an MMS. */
  product: "sms" | "mms";
  /** Fires when the caller does not want the turn any more. */
  signal: AbortSignal | undefined;
}

/** Keeps the carrier's limits. One that counts across machines can take the place of the package's own. */
export interface RateLimiter {
  /**
   * Resolves when the message may be sent; with a function, if it wants to hear when the request has ended, however
   * that was. Rejects, with the signal's reason, when the signal fires first.
   *
   * @param turn Whose message of which kind waits, and for how long it cares to.
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: a limiter that does not count requests resolves with nothing
  acquire(turn: Turn): Promise<(() => void) | void>;
}

/** Messages a second. */
export interface MessageRates {
  /** Default: 5, the carrier's limit. */
  sms?: number | undefined;
  /** Default: 1, the carrier's limit. */
  mms?: number | undefined;
}

const WINDOW_MS = 1000;
/** From here on, lanes that nobody uses are let go. */
const MANY_LANES = 100;

/**
 * A limiter for this process. Clients that are given the same one share it.
 *
 * The carrier counts in each calendar second, by its own clock. No span of 1,000 ms gets more than the limit here, so
 * no calendar second does, wherever it begins.
 *
 * @example
 * ```ts
 * import { createFlowroute, createRateLimiter } from "flowroute-client";
 *
 * const flowroute = createFlowroute({ rateLimiter: createRateLimiter({ sms: 20, mms: 5 }) });
 * ```
 *
 * @param rates Messages a second, for accounts with other limits than the usual.
 * @throws {@link FlowrouteInputError} if a rate is not a whole number above 0.
 */
export function createRateLimiter({ sms = 5, mms = 1 }: MessageRates = {}): RateLimiter {
  const rates = { sms: checkRate(sms), mms: checkRate(mms) };
  const lanes = new Map<string, ReturnType<typeof createLane>>();

  const laneOf = ({ accessKey, product }: Turn) => {
    const key = `${product} ${accessKey}`;
    let lane = lanes.get(key);
    if (!lane) {
      if (lanes.size >= MANY_LANES) for (const [each, { isIdle }] of lanes) if (isIdle()) lanes.delete(each);
      lane = createLane(rates[product]);
      lanes.set(key, lane);
    }
    return lane;
  };

  return { acquire: async (turn) => laneOf(turn).acquire(turn.signal) };
}

/** The turns of one access key and product: first come, first served. */
function createLane(perWindow: number) {
  /** In the order in which they came. */
  const waiting = new Set<object>();
  /** When the last turns were given, by performance.now(), as many as a window holds; the place of each recurs. */
  const given: number[] = [];
  let turns = 0;
  /** Milliseconds until a window has gone by since what is in the place of that turn. */
  const openAfter = (turn: number) => (given[turn % perWindow] ?? -WINDOW_MS) + WINDOW_MS - performance.now();

  /** Gives the turns that can be given: who has one waits no more. */
  const serve = () => {
    for (const ticket of waiting) {
      if (openAfter(turns) > 0) return;
      given[turns++ % perWindow] = performance.now();
      waiting.delete(ticket);
    }
  };

  return {
    isIdle: () => waiting.size === 0 && openAfter(turns + perWindow - 1) <= 0,
    acquire: async (signal: AbortSignal | undefined) => {
      const ticket = {};
      waiting.add(ticket);
      try {
        for (;;) {
          signal?.throwIfAborted();
          serve();
          if (!waiting.has(ticket)) return;
          // Each waits by a timer of its own: on Workers, the timers of a request end with it.
          // In whole milliseconds: a moment ago, when it was looked at last, the time had not come yet.
          await pause(openAfter(turns) | 0, signal);
        }
      } finally {
        waiting.delete(ticket);
      }
    },
  };
}

function checkRate(rate: number): number {
  if (Number.isInteger(rate) && rate > 0) return rate;
  throw new FlowrouteInputError("A rate is not a whole number from 1 on.");
}
