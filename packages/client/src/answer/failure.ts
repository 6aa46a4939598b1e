import {
  FlowrouteAbortedError,
  FlowrouteConnectionError,
  FlowrouteInputError,
  FlowrouteTimeoutError,
  FlowrouteUnexpectedResponseError,
} from "../errors/failed.ts";
import { FlowrouteError } from "../errors/flowroute-error.ts";
import { provesNothingWasSent } from "../errors/never-sent.ts";
import { afterUnknown, type OperationId } from "../operations/operation-id.ts";
import { Interruption } from "../request/deadline.ts";
import type { Progress } from "../request/send.ts";
import { mediaType, refusal } from "./refusal.ts";

/** The error for what was thrown on the way to an answer, or in the midst of one. */
export function failure(operationId: OperationId, thrown: unknown, progress: Progress): FlowrouteError {
  const { response } = progress;
  const facts = { operationId, status: response?.status };

  if (thrown instanceof Interruption && thrown.by === "signal") {
    const outcome = response?.ok === false ? refusal(operationId, response, undefined).outcome : "unknown";
    return new FlowrouteAbortedError(
      `${operationId} was ended by its signal before the answer was read. ${outcome === "unknown" ? afterUnknown(operationId) : "The carrier had refused it: nothing was done."}`,
      outcome,
      { ...facts, cause: thrown.reason },
    );
  }
  // A status in hand says more than the loss of the body that explains it.
  if (response?.ok === false) return refusal(operationId, response, undefined);
  if (thrown instanceof Interruption) {
    return new FlowrouteTimeoutError(
      `${operationId} had no complete answer in time. ${afterUnknown(operationId)} timeoutMs sets the time.`,
      facts,
    );
  }
  if (thrown instanceof FlowrouteInputError) {
    return new FlowrouteInputError(`${operationId} was not sent. ${thrown.message}`, {
      ...facts,
      fields: thrown.fields,
    });
  }
  if (thrown instanceof FlowrouteError) return thrown;
  if (!progress.started) {
    return new FlowrouteInputError(
      `${operationId} was not sent. A value cannot be written into a request: look for half of a surrogate pair, a BigInt or a circular object.`,
      facts,
    );
  }
  if (response !== undefined && thrown instanceof SyntaxError) {
    // The parser's message repeats what it read, so it is left behind.
    return new FlowrouteUnexpectedResponseError(
      `${operationId} was answered (${response.status}) with ${mediaType(response)} that is not complete JSON. Check that baseUrl leads to the API. ${afterUnknown(operationId)}`,
      facts,
    );
  }
  if (response === undefined && provesNothingWasSent(thrown)) {
    return new FlowrouteConnectionError(
      `${operationId} was not sent: no connection to the carrier could be made. Check the network and baseUrl, then call again.`,
      "not_sent",
      { ...facts, cause: thrown },
    );
  }
  return new FlowrouteConnectionError(
    `${operationId} lost its connection ${response === undefined ? "before an answer came" : "in the midst of the answer"}. ${afterUnknown(operationId)}`,
    "unknown",
    { ...facts, cause: thrown },
  );
}
