import { FlowrouteInputError } from "../errors/failed.ts";

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
  /** Resolves when the message may be sent. Rejects, with the signal's reason, when the signal fires first. */
  acquire(turn: Turn): Promise<void>;
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
 * @throws {FlowrouteInputError} if a rate is not a whole number above 0.
 */
export function createRateLimiter({ sms = 5, mms = 1 }: MessageRates = {}): RateLimiter {
  const rates = { sms: checkRate(sms), mms: checkRate(mms) };
  const lanes = new Map<string, Lane>();

  const laneOf = ({ accessKey, product }: Turn): Lane => {
    const key = `${product} ${accessKey}`;
    let lane = lanes.get(key);
    if (lane === undefined) {
      if (lanes.size >= MANY_LANES) for (const [each, { idle }] of lanes) if (idle) lanes.delete(each);
      lane = new Lane(rates[product]);
      lanes.set(key, lane);
    }
    return lane;
  };

  return {
    acquire: (turn) =>
      new Promise((resolve, reject) => {
        const { signal } = turn;
        if (signal?.aborted) return reject(signal.reason);
        const lane = laneOf(turn);
        const leave = () => {
          lane.waiting.delete(go);
          reject(signal?.reason);
        };
        const go = () => {
          signal?.removeEventListener("abort", leave);
          resolve();
        };
        signal?.addEventListener("abort", leave);
        lane.waiting.add(go);
        lane.serve();
      }),
  };
}

/** The turns of one access key and product: first come, first served. */
class Lane {
  /** In the order in which they came. */
  readonly waiting = new Set<() => void>();
  readonly #perWindow: number;
  /** When the last turns were given, by performance.now(), as many as a window holds; the place of each recurs. */
  readonly #given: number[] = [];
  #turns = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(perWindow: number) {
    this.#perWindow = perWindow;
  }

  get idle(): boolean {
    return this.waiting.size === 0 && this.#openAfter(this.#turns - 1) <= 0;
  }

  serve(): void {
    for (const go of this.waiting) {
      const ms = this.#openAfter(this.#turns);
      if (ms > 0) {
        this.#timer ??= setTimeout(() => {
          this.#timer = undefined;
          this.serve();
        }, ms);
        return;
      }
      this.#given[this.#turns++ % this.#perWindow] = performance.now();
      this.waiting.delete(go);
      go();
    }
  }

  /** Milliseconds until a window has gone by since what is in the place of that turn. */
  #openAfter(turn: number): number {
    const before = this.#given[turn % this.#perWindow];
    return before === undefined ? 0 : before + WINDOW_MS - performance.now();
  }
}

function checkRate(rate: number): number {
  if (Number.isInteger(rate) && rate > 0) return rate;
  throw new FlowrouteInputError("A rate is not a whole number of messages from 1 on.");
}
