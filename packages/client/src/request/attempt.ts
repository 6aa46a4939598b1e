import type { Settings } from "../account/settings.ts";
import { failure } from "../answer/failure.ts";
import { type Answer, readAnswer } from "../answer/read-answer.ts";
import { refusal } from "../answer/refusal.ts";
import { FlowrouteConnectionError } from "../errors/failed.ts";
import type { FlowrouteError } from "../errors/flowroute-error.ts";
import { checkTimeout, interruptible } from "./deadline.ts";
import type { Draft } from "./draft.ts";
import type { Observer } from "./observe.ts";
import type { Turn } from "./rate-limiter.ts";
import { checkRetries } from "./retry.ts";
import type { Accepted, CallLimits, Exchange } from "./send.ts";
import type { Trip } from "./trip.ts";

/** Writes a request, waits for its turn, sends it once and reads the answer. */
export function attempt<Data>(
  settings: Settings,
  trip: Trip,
  { signal, timeoutMs, maxRetries }: CallLimits,
  product: Turn["product"] | undefined,
  request: (exchange: Exchange) => Promise<Answer<Data>>,
  observer: Observer | undefined,
): Promise<Accepted<Data> | FlowrouteError> {
  trip.draft = undefined;
  trip.response = undefined;
  const ended = (result: Accepted<Data> | FlowrouteError) => {
    if (trip.draft !== undefined) observer?.responded(result);
    return result;
  };
  return interruptible(signal, ({ signal, giveUpAfter }) => {
    checkTimeout(timeoutMs);
    checkRetries(maxRetries);
    if (trip.deadline !== undefined) giveUpAfter(trip.deadline - performance.now());

    const go = async (draft: Draft) => {
      if (trip.deadline === undefined) {
        trip.deadline = performance.now() + timeoutMs;
        giveUpAfter(timeoutMs);
      }
      trip.draft = draft;
      trip.attempts++;
      observer?.requested();
      const response = await settings.fetch(draft.url, draft.init);
      // What a fetch of one's own gives may be no Response: it fails here, as a lost connection does.
      response.headers.has("date");
      trip.response = response;
      return readAnswer(response);
    };
    return request({
      signal,
      send: (draft) =>
        product === undefined ? go(draft) : turn(settings, trip, product, signal).then(() => go(draft)),
    });
  }).then(
    ({ data, error, response }) =>
      ended(response.ok ? { trip, data, response } : refusal(trip, response, error)),
    (thrown: unknown) => ended(failure(trip, thrown)),
  );
}

async function turn(
  { rateLimiter, accessKey }: Settings,
  { operationId }: Trip,
  product: Turn["product"],
  signal: AbortSignal,
): Promise<void> {
  try {
    await rateLimiter.acquire({ accessKey, product, signal });
  } catch (cause) {
    throw new FlowrouteConnectionError(
      `${operationId} was not sent: the rate limiter failed. See error.cause.`,
      "not_sent",
      { operationId, cause },
    );
  }
}
