import type { Settings } from "../account/settings.ts";
import type { Answer } from "../answer/read-answer.ts";
import { FlowrouteError } from "../errors/flowroute-error.ts";
import type { OperationId } from "../operations/operation-id.ts";
import { attempt } from "./attempt.ts";
import { pause } from "./deadline.ts";
import type { Draft } from "./draft.ts";
import { observerOf } from "./observe.ts";
import type { Turn } from "./rate-limiter.ts";
import { retryDelay } from "./retry.ts";
import type { Trip } from "./trip.ts";

/** Options of one call. */
export interface RequestOptions {
  /** Ends the call when it fires: the promise is rejected with FlowrouteAbortedError. */
  signal?: AbortSignal | undefined;
  /**
   * Milliseconds until the call is given up: all its attempts, the waits between them and reading the answer. It
   * counts from the first request on; only `signal` ends a wait for a turn to send a message. Default: the client's.
   */
  timeoutMs?: number | undefined;
  /** How often a request that failed may be sent again, where that is safe. Default: the client's. */
  maxRetries?: number | undefined;
}

/** What a request needs from the call that it belongs to. */
export interface Exchange {
  signal: AbortSignal;
  send: (draft: Draft) => Promise<Answer<unknown>>;
}

/** An answer of 2xx. */
export interface Accepted<Data> {
  trip: Trip;
  data: Data | undefined;
  response: Response;
}

/**
 * Sends a request, again where that is safe, and gives the answer if it is 2xx; any other end is one of the package's
 * errors. A message waits for its turn by its `product`.
 */
export type Send = <Data>(
  operationId: OperationId,
  options: RequestOptions | undefined,
  request: (exchange: Exchange) => Promise<Answer<Data>>,
  product?: Turn["product"],
) => Promise<Accepted<Data>>;

/** What bounds a call. */
export type CallLimits = Pick<Settings, "timeoutMs" | "maxRetries"> & Pick<RequestOptions, "signal">;

export function createSend(settings: Settings): Send {
  return async (operationId, options, request, product) => {
    const trip: Trip = { operationId, attempts: 0 };
    const limits: CallLimits = {
      signal: options?.signal,
      timeoutMs: options?.timeoutMs ?? settings.timeoutMs,
      maxRetries: options?.maxRetries ?? settings.maxRetries,
    };
    const observer = observerOf(settings, trip);
    for (;;) {
      const result = await attempt(settings, trip, limits, product, request, observer);
      if (!(result instanceof FlowrouteError)) return result;
      // A change that may have been made is not undone by an attempt that was refused, or never sent.
      if (
        trip.draft?.method === "PATCH" &&
        trip.last?.outcome === "unknown" &&
        result.outcome !== "unknown"
      ) {
        result.message += " But an attempt before may have acted.";
        Object.assign(result, { outcome: "unknown" });
      }
      const delayMs = trip.attempts > limits.maxRetries ? undefined : retryDelay(trip, result);
      if (delayMs === undefined || (trip.deadline ?? 0) <= performance.now() + delayMs) throw result;
      observer?.retrying(result, delayMs);
      trip.last = result;
      await pause(delayMs, limits.signal);
    }
  };
}
