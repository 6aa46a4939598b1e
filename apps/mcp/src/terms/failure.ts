import {
  FlowrouteAbortedError,
  FlowrouteAuthenticationError,
  FlowrouteConnectionError,
  FlowrouteError,
  FlowrouteInputError,
  FlowrouteInvalidRequestError,
  FlowrouteNotFoundError,
  FlowroutePermissionError,
  FlowrouteRateLimitError,
  FlowrouteServerError,
  FlowrouteTimeoutError,
} from "flowroute-client";
import { visibleText } from "./outside-text.ts";

const NOT_FOUND = "Flowroute has no such thing on this account. Check the ids and numbers of the call.";

/** A failure in words that are meant for the model. Nothing else of an error reaches it. */
export class ToolFailure extends Error {
  override readonly name = "ToolFailure";
}

type Told = {
  /** What a 404 means to the call that met it. */
  missing?: string | undefined;
  /** Whether the carrier's own words are repeated: they may hold what was sent. */
  quoting?: boolean;
};

/** What went wrong at the carrier, and what to do about it. Says nothing about whether something was done. */
export function whatHappened(error: unknown, { missing = NOT_FOUND, quoting = true }: Told = {}): string {
  const said = (failed: FlowrouteError) => (quoting ? wordsOf(failed) : "");
  if (error instanceof ToolFailure || error instanceof FlowrouteInputError) return error.message;
  if (error instanceof FlowrouteAuthenticationError)
    return "Flowroute refused the keys of this server. The operator has to check FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY (Manage portal > Preferences > API Control).";
  if (error instanceof FlowroutePermissionError)
    return `Flowroute does not allow this for the account${said(error)}. The operator can look into it in Flowroute's Manage portal (balance, messaging, permissions).`;
  if (error instanceof FlowrouteNotFoundError) return missing;
  if (error instanceof FlowrouteInvalidRequestError)
    return Object.keys(error.fields).length > 0
      ? `Flowroute refused a value${said(error)}. Correct it and call again.`
      : `Flowroute refused the request${said(error)} (HTTP ${error.status}). The same call will be refused again.`;
  if (error instanceof FlowrouteRateLimitError)
    return `Flowroute's rate limit is used up for this second. Wait ${Math.ceil((error.retryAfterMs ?? 2000) / 1000)} s and call again.`;
  if (error instanceof FlowrouteServerError) return `Flowroute failed (HTTP ${error.status}).`;
  if (error instanceof FlowrouteTimeoutError) return "Flowroute did not answer in time.";
  if (error instanceof FlowrouteAbortedError) return "The call was cancelled.";
  if (error instanceof FlowrouteConnectionError)
    return error.outcome === "not_sent"
      ? "Flowroute cannot be reached from this server. The operator has to check the network and FLOWROUTE_BASE_URL."
      : "The connection to Flowroute was cut.";
  if (error instanceof FlowrouteError) return "Flowroute's answer could not be read.";
  return "This server made a mistake of its own. It is a defect: please report it.";
}

/** Whether the carrier may have acted on the request that failed so. */
export const mayHaveActed = (error: unknown): boolean =>
  error instanceof FlowrouteError ? error.outcome === "unknown" : !(error instanceof ToolFailure);

const LONGEST = 300;

/** The carrier's own words about what is wrong with the request, if there are any. */
function wordsOf(error: FlowrouteError): string {
  const fields = Object.entries(error.fields).map(([field, messages]) => `${field}: ${messages.join(" ")}`);
  const words = fields.length > 0 ? fields.join("; ") : typeof error.detail === "string" ? error.detail : "";
  const shown = visibleText(words).replaceAll("\n", " ").trim().replace(/\.$/, "").slice(0, LONGEST);
  return shown === "" ? "" : `, and says: ${shown}`;
}
