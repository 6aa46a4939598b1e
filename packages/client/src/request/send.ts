import type { Settings } from "../account/settings.ts";
import { failure } from "../answer/failure.ts";
import { refusal } from "../answer/refusal.ts";
import { FlowrouteAbortedError } from "../errors/failed.ts";
import type { OperationId } from "../operations/operation-id.ts";
import { checkTimeout, withinDeadline } from "./deadline.ts";

/** Options of one call. */
export interface RequestOptions {
  /** Ends the call when it fires: the promise is rejected with FlowrouteAbortedError. */
  signal?: AbortSignal | undefined;
  /** Milliseconds until the call is given up; reading the answer is included. Default: the client's. */
  timeoutMs?: number | undefined;
}

/** What a request needs from the call that it belongs to. */
export interface Exchange {
  signal: AbortSignal;
  fetch: (request: Request) => Promise<Response>;
}

/** What came back: parsed JSON, by the contract's type but not looked at yet, or an error's body. */
export interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** An answer of 2xx. */
export interface Accepted<Data> {
  operationId: OperationId;
  data: Data | undefined;
  response: Response;
}

/** Sends one request, once, and gives the answer if it is 2xx; any other end is one of the package's errors. */
export type Send = <Data>(
  operationId: OperationId,
  options: RequestOptions | undefined,
  request: (exchange: Exchange) => Promise<Answer<Data>>,
) => Promise<Accepted<Data>>;

export function createSend(settings: Settings): Send {
  return async (operationId, options, request) => {
    const progress: Progress = { started: false, response: undefined };
    const signal = options?.signal;
    if (signal?.aborted) {
      throw new FlowrouteAbortedError(
        `${operationId} was ended by its signal before it began. Nothing was sent.`,
        "not_sent",
        { operationId, cause: signal.reason },
      );
    }
    const answer = await Promise.resolve()
      .then(() => checkTimeout(options?.timeoutMs ?? settings.timeoutMs))
      .then((timeoutMs) =>
        withinDeadline(timeoutMs, signal, (own) =>
          request({
            signal: own,
            fetch: async (ready) => {
              progress.started = true;
              progress.response = await settings.fetch(ready);
              return progress.response;
            },
          }),
        ),
      )
      .catch((thrown: unknown) => {
        throw failure(operationId, thrown, progress);
      });
    if (!answer.response.ok) throw refusal(operationId, answer.response, answer.error);
    return { operationId, data: answer.data, response: answer.response };
  };
}

/** How far a request had come when it failed. */
export interface Progress {
  started: boolean;
  response: Response | undefined;
}
