import type { Settings } from "../account/settings.ts";
import { failure } from "../answer/failure.ts";
import type { Answer } from "../answer/read-answer.ts";
import { FlowrouteInputError } from "../errors/failed.ts";
import { FlowrouteError } from "../errors/flowroute-error.ts";
import type { OperationId } from "../operations/operation-id.ts";
import { checkTimeout } from "./deadline.ts";
import { deliver } from "./deliver.ts";
import type { Draft } from "./draft.ts";
import type { Turn } from "./rate-limiter.ts";
import { checkRetries } from "./retry.ts";
import type { Trip } from "./trip.ts";

/** Options of one call. */
export interface RequestOptions {
  /** Ends the call when it fires: the promise is rejected with {@link FlowrouteAbortedError}. */
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
  /** Delivers what was written, once, and gives the answer if it is 2xx. */
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
    try {
      const limits: CallLimits = {
        signal: options?.signal,
        timeoutMs: checkTimeout(options?.timeoutMs ?? settings.timeoutMs),
        maxRetries: checkRetries(options?.maxRetries ?? settings.maxRetries),
      };
      // Written once: what the caller does to its arguments after this changes nothing.
      const { data, response } = await request({
        send: (draft) => deliver(settings, trip, draft, limits, product),
      });
      return { trip, data, response };
    } catch (thrown) {
      if (thrown instanceof FlowrouteError && !(thrown instanceof FlowrouteInputError)) throw thrown;
      throw failure(trip, thrown);
    }
  };
}
