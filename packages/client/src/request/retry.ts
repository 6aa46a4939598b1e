import { readRetryAfter } from "../answer/retry-after.ts";
import { FlowrouteConnectionError, FlowrouteInputError, FlowrouteServerError } from "../errors/failed.ts";
import type { FlowrouteError } from "../errors/flowroute-error.ts";
import { FlowrouteRateLimitError } from "../errors/refused.ts";
import type { Trip } from "./trip.ts";

const FIRST_MS = 500;
const LONGEST_MS = 8_000;

/**
 * The milliseconds to wait before the request is sent again; undefined if it must not be.
 *
 * Whatever the request was, it is sent again after a 429 and when nothing was sent. A GET, and a PATCH, which sets
 * what it sets, are also sent again when the carrier may have acted. A POST never is.
 */
export function retryDelay(trip: Trip, error: FlowrouteError): number | undefined {
  // Full jitter: clients that failed together do not come back together.
  const jitter = Math.random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** (trip.attempts - 1));
  const told = readRetryAfter(trip.response?.headers.get("retry-after"));
  // The carrier counts in calendar seconds.
  if (error instanceof FlowrouteRateLimitError) return (told ?? 1000 - (Date.now() % 1000)) + jitter;
  return isSafe(trip, error) ? Math.max(told ?? 0, jitter) : undefined;
}

function isSafe({ draft, response }: Trip, error: FlowrouteError): boolean {
  if (error instanceof FlowrouteConnectionError && error.outcome === "not_sent") return true;
  return (
    draft?.method !== "POST" &&
    (error instanceof FlowrouteServerError ||
      error instanceof FlowrouteConnectionError ||
      response?.status === 408)
  );
}

/** @throws {FlowrouteInputError} if it is not a whole number from 0 on. */
export function checkRetries(maxRetries: number): number {
  if (Number.isInteger(maxRetries) && maxRetries >= 0) return maxRetries;
  throw new FlowrouteInputError("maxRetries is not a whole number from 0 on.");
}
