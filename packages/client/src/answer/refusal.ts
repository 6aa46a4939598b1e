import { KEYS_ARE } from "../account/credentials.ts";
import {
  FlowrouteServerError,
  FlowrouteTimeoutError,
  FlowrouteUnexpectedResponseError,
} from "../errors/failed.ts";
import type { FlowrouteError } from "../errors/flowroute-error.ts";
import {
  FlowrouteAuthenticationError,
  FlowrouteInvalidRequestError,
  FlowrouteNotFoundError,
  FlowroutePermissionError,
  FlowrouteRateLimitError,
} from "../errors/refused.ts";
import { became, type OperationId } from "../operations/operation-id.ts";
import type { Trip } from "../request/trip.ts";
import { readErrorBody } from "./error-body.ts";
import { readRetryAfter } from "./retry-after.ts";

/** What to do about a 404, where it means more than "no such thing". */
const AFTER_NOT_FOUND: Partial<Record<OperationId, string>> = {
  getMessage: "A record appears seconds after the send: ask again.",
  purchaseNumber: "Not for sale: search for another one.",
};

type ErrorClass = new (...args: ConstructorParameters<typeof FlowrouteServerError>) => FlowrouteError;

/** What is known of a call besides what its answer says. */
export function factsOf({ operationId, attempts, response }: Trip) {
  return { operationId, attempts, status: response?.status };
}

/** The error for an answer that is not 2xx. `body` is parsed JSON, text, or undefined if it was not read. */
export function refusal(trip: Trip, response: Response, body?: unknown): FlowrouteError {
  const { operationId } = trip;
  const { status, headers } = response;
  const retryAfterMs = readRetryAfter(headers.get("retry-after"));
  const facts = {
    ...factsOf(trip),
    ...readErrorBody(body, headers),
    ...(status === 429 && { retryAfterMs }),
  };

  const failed = (what: string) => `${operationId} ${what} (${status}). ${became(operationId, "unknown")}`;
  if (status >= 500) return new FlowrouteServerError(failed("failed at the carrier"), "unknown", facts);
  if (status === 408) return new FlowrouteTimeoutError(failed("took too long to arrive"), "unknown", facts);
  if (status < 400) return unexpected(trip, response, "a redirect, which is not followed");

  const refused = (Kind: ErrorClass, why: string, then: string) =>
    new Kind(`${operationId} was refused (${status}): ${why}. Nothing was done. ${then}`, "rejected", facts);
  switch (status) {
    case 401:
      return refused(FlowrouteAuthenticationError, "the keys are not accepted", KEYS_ARE);
    case 403:
      return refused(FlowroutePermissionError, "the account may not do this", "See error.detail.");
    case 404:
      return refused(
        FlowrouteNotFoundError,
        "it is not found",
        AFTER_NOT_FOUND[operationId] ?? "Check that it is on this account.",
      );
    case 429:
      return refused(
        FlowrouteRateLimitError,
        "too many requests",
        `Wait ${retryAfterMs === undefined ? "a second or more" : `${Math.ceil(retryAfterMs / 1000)} s`}, then call again.`,
      );
    default:
      return refused(
        FlowrouteInvalidRequestError,
        `the request is wrong${namesOf(facts.fields)}`,
        "See error.fields and error.detail.",
      );
  }
}

/** The error for an answer that this API does not give. */
export function unexpected(trip: Trip, response: Response, what: string): FlowrouteUnexpectedResponseError {
  return new FlowrouteUnexpectedResponseError(
    `${trip.operationId} was answered (${response.status}) with ${what}. Check that baseUrl leads to the API. ${became(trip.operationId, "unknown")}`,
    "unknown",
    { ...factsOf(trip), ...readErrorBody(undefined, response.headers) },
  );
}

/** Names of members come from the answer: only those that can be names get into a message. */
function namesOf(fields: Record<string, string[]>): string {
  const names = Object.keys(fields).filter((name) => /^[a-z_.]{1,60}$/i.test(name));
  return names.length === 0 ? "" : ` in ${names.slice(0, 5).join(", ")}`;
}
