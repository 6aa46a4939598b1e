import {
  FlowrouteAbortedError,
  FlowrouteConnectionError,
  FlowrouteInputError,
  FlowrouteTimeoutError,
} from "../errors/failed.ts";
import type { FlowrouteError } from "../errors/flowroute-error.ts";
import { provesNothingWasSent } from "../errors/never-sent.ts";
import { became } from "../operations/operation-id.ts";
import { Interruption } from "../request/deadline.ts";
import type { Trip } from "../request/trip.ts";
import { causeOf } from "./cause.ts";
import { factsOf, refusal, unexpected } from "./refusal.ts";

/** The error for what was thrown on the way to an answer, or in the midst of one. */
export function failure(trip: Trip, thrown: unknown): FlowrouteError {
  const { operationId, draft, response, last } = trip;
  const facts = factsOf(trip);
  // A status in hand says more than the loss of the body that explains it.
  const refused = response?.ok === false ? refusal(trip, response) : undefined;

  if (thrown instanceof Interruption && thrown.signal) {
    const outcome = refused?.outcome ?? (draft ? "unknown" : (last?.outcome ?? "not_sent"));
    return new FlowrouteAbortedError(
      `${operationId} was ended by its signal. ${became(operationId, outcome)}`,
      outcome,
      { ...facts, cause: thrown.signal.reason },
    );
  }
  // The limiter's.
  if (thrown instanceof FlowrouteConnectionError) return thrown;
  // What ended the attempt before this one says why there was to be another.
  const known = refused ?? (draft ? undefined : last);
  if (known !== undefined) return known;
  if (thrown instanceof Interruption) {
    return new FlowrouteTimeoutError(
      `${operationId} had no complete answer in time. ${became(operationId, "unknown")} timeoutMs sets the time.`,
      "unknown",
      facts,
    );
  }
  if (thrown instanceof FlowrouteInputError) {
    return new FlowrouteInputError(`${operationId} was not sent. ${thrown.message}`, {
      ...facts,
      fields: thrown.fields,
    });
  }
  if (draft === undefined) {
    return new FlowrouteInputError(
      `${operationId} was not sent. It holds half a surrogate pair, a BigInt or a circle.`,
      facts,
    );
  }
  if (response !== undefined && thrown instanceof SyntaxError) {
    // The parser's message repeats what it read, so it is left behind.
    return unexpected(trip, response, "something that is not complete JSON");
  }
  const outcome = response === undefined && provesNothingWasSent(thrown) ? "not_sent" : "unknown";
  return new FlowrouteConnectionError(
    outcome === "not_sent"
      ? `${operationId} was not sent: no connection to the carrier could be made. Check baseUrl.`
      : `${operationId} lost its connection ${response ? "in" : "before"} the answer. ${became(operationId, outcome)}`,
    outcome,
    { ...facts, cause: causeOf(thrown) },
  );
}
