import type { Settings } from "../account/settings.ts";
import type { Answer } from "../answer/read-answer.ts";
import { FlowrouteError, type Outcome } from "../errors/flowroute-error.ts";
import type { Trip } from "./trip.ts";

/** A request that is going out. It holds no key, no phone number and nothing of a message. */
export interface RequestEvent {
  /** The same for all attempts of a call, and for no other call of this process. */
  callId: number;
  /** The contract's name of the operation: `sendMessage`. */
  operationId: string;
  /** 1 for the first request of a call. */
  attempt: number;
  /** The HTTP method: `GET`, `POST` or `PATCH`. */
  method: string;
  /** Without the query, the path as the contract has it: `https://api.flowroute.com/v2/numbers/{id}`. */
  url: string;
}

/** How an error is told to hooks: without what the carrier or the caller said. */
export interface ErrorSummary {
  /** `FlowrouteServerError`, say. */
  name: string;
  /** The error's message. It holds no phone number, no text of a message and no key. */
  message: string;
  /** What became of the request. */
  outcome: Outcome;
}

/** An attempt that has ended, also one that had no answer. */
export interface ResponseEvent extends RequestEvent {
  /** Milliseconds since the request went out, reading the answer included. */
  durationMs: number;
  /** Undefined if no answer came. */
  status: number | undefined;
  /** The carrier's id of this occurrence, if it gave one. */
  requestId: string | undefined;
  /** Undefined after an answer of 2xx. */
  error: ErrorSummary | undefined;
}

/** An attempt that will be followed by another. */
export interface RetryEvent extends RequestEvent {
  /** Why the request is sent again. */
  error: ErrorSummary;
  /** Milliseconds until then. */
  delayMs: number;
}

/** They only look: nothing that a hook gives back or throws, at once or later, changes a call. */
export interface Hooks {
  /**
   * A request is going out.
   *
   * @param event Which request of which call.
   */
  onRequest?: ((event: RequestEvent) => void) | undefined;
  /**
   * An attempt has ended: once for each `onRequest`.
   *
   * @param event How, and after how long.
   */
  onResponse?: ((event: ResponseEvent) => void) | undefined;
  /**
   * An attempt has failed and will be followed by another.
   *
   * @param event Why, and when the next one begins.
   */
  onRetry?: ((event: RetryEvent) => void) | undefined;
}

/** Tells the hooks of one call. */
export interface Observer {
  requested(): void;
  responded(result: Answer<unknown> | FlowrouteError): void;
  retrying(error: FlowrouteError, delayMs: number): void;
}

let calls = 0;

export function observerOf({ hooks }: Settings, trip: Trip): Observer | undefined {
  const { onRequest, onResponse, onRetry } = hooks;
  if (!onRequest && !onResponse && !onRetry) return undefined;
  const callId = ++calls;
  let began = 0;
  const event = (): RequestEvent => ({
    callId,
    operationId: trip.operationId,
    attempt: trip.attempts,
    method: trip.draft?.method ?? "",
    url: trip.draft?.template ?? "",
  });
  return {
    requested() {
      began = performance.now();
      tell(onRequest, event);
    },
    responded(result) {
      const error = result instanceof FlowrouteError ? result : undefined;
      tell(onResponse, () => ({
        ...event(),
        durationMs: performance.now() - began,
        status: trip.response?.status,
        requestId: error?.requestId ?? trip.response?.headers.get("x-request-id") ?? undefined,
        error: error && summary(error),
      }));
    },
    retrying(error, delayMs) {
      tell(onRetry, () => ({ ...event(), error: summary(error), delayMs }));
    },
  };
}

const summary = ({ name, message, outcome }: FlowrouteError): ErrorSummary => ({ name, message, outcome });

async function tell<Event>(hook: ((event: Event) => unknown) | undefined, event: () => Event): Promise<void> {
  try {
    await hook?.(event());
  } catch {
    // What became of the request must not depend on who was watching.
  }
}
