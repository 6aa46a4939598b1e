import { FlowrouteServerError, FlowrouteUnexpectedResponseError } from "../errors/failed.ts";
import type { FlowrouteError } from "../errors/flowroute-error.ts";
import {
  FlowrouteAuthenticationError,
  FlowrouteInvalidRequestError,
  FlowrouteNotFoundError,
  FlowroutePermissionError,
  FlowrouteRateLimitError,
} from "../errors/refused.ts";
import { afterUnknown, type OperationId } from "../operations/operation-id.ts";
import { readErrorBody } from "./error-body.ts";
import { readRetryAfter } from "./retry-after.ts";

/** What to do about a 404, where it means more than "no such thing". */
const AFTER_NOT_FOUND: Partial<Record<OperationId, string>> = {
  getMessage: "A record appears some seconds after the message was accepted: ask again, or check the id.",
  purchaseNumber: "The number is not for sale (any more): search for another one.",
};

/** The error for an answer that is not 2xx. `body` is parsed JSON, text, or undefined if it was not read. */
export function refusal(operationId: OperationId, response: Response, body: unknown): FlowrouteError {
  const { status } = response;
  const facts = { operationId, status, ...readErrorBody(body, response.headers) };
  const refused = `${operationId} was refused (${status}):`;

  if (status >= 500) {
    return new FlowrouteServerError(
      `${operationId} failed at the carrier (${status}). ${afterUnknown(operationId)}`,
      facts,
    );
  }
  if (status < 400) {
    return new FlowrouteUnexpectedResponseError(
      `${operationId} was answered with a redirect (${status}), which is not followed. Check that baseUrl leads to the API. ${afterUnknown(operationId)}`,
      facts,
    );
  }
  switch (status) {
    case 401:
      return new FlowrouteAuthenticationError(
        `${refused} the carrier did not accept the keys. Nothing was done. Check FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY against the Manage portal, Preferences > API Control.`,
        facts,
      );
    case 403:
      return new FlowroutePermissionError(
        `${refused} the account may not do this. Nothing was done. The carrier's reason, if it gave one, is in error.detail.`,
        facts,
      );
    case 404:
      return new FlowrouteNotFoundError(
        `${refused} the carrier does not find it. Nothing was done. ${AFTER_NOT_FOUND[operationId] ?? "Check that it is on this account."}`,
        facts,
      );
    case 429: {
      const retryAfterMs = readRetryAfter(response.headers.get("retry-after"));
      return new FlowrouteRateLimitError(
        `${refused} too many requests. Nothing was done. Wait ${retryAfterMs === undefined ? "a second or more" : `${Math.ceil(retryAfterMs / 1000)} s`}, then call again.`,
        { ...facts, retryAfterMs },
      );
    }
    default:
      return new FlowrouteInvalidRequestError(
        `${refused} the carrier did not accept the request.${wrongMembers(facts.fields)} Nothing was done. What is wrong is in error.fields and error.detail.`,
        facts,
      );
  }
}

/** The media type of an answer, for a message; only if it looks like one. */
export function mediaType(response: Response): string {
  return /^[a-z]+\/[a-z.+-]+/i.exec(response.headers.get("content-type") ?? "")?.[0] ?? "something";
}

/** Names of members come from the answer: only those that can be names get into a message. */
function wrongMembers(fields: Record<string, string[]>): string {
  const names = Object.keys(fields).filter((name) => /^[a-z_.]{1,60}$/i.test(name));
  return names.length === 0 ? "" : ` Wrong: ${names.slice(0, 5).join(", ")}.`;
}
