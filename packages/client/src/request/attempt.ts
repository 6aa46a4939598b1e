import type { Settings } from "../account/settings.ts";
import { causeOf } from "../answer/cause.ts";
import { failure } from "../answer/failure.ts";
import { type Answer, readAnswer } from "../answer/read-answer.ts";
import { factsOf, refusal } from "../answer/refusal.ts";
import { FlowrouteConnectionError } from "../errors/failed.ts";
import type { FlowrouteError } from "../errors/flowroute-error.ts";
import { interruptible } from "./deadline.ts";
import type { Draft } from "./draft.ts";
import type { Observer } from "./observe.ts";
import type { RateLimiter, Turn } from "./rate-limiter.ts";
import type { CallLimits } from "./send.ts";
import type { Trip } from "./trip.ts";

/** Waits for the turn of a request, sends it once and reads the answer. */
export function attempt(
  settings: Settings,
  trip: Trip,
  draft: Draft,
  { signal, timeoutMs }: CallLimits,
  product: Turn["product"] | undefined,
  observer: Observer | undefined,
): Promise<Answer<unknown> | FlowrouteError> {
  trip.draft = undefined;
  trip.response = undefined;
  const ended = (result: Answer<unknown> | FlowrouteError) => {
    if (trip.draft !== undefined) observer?.responded(result);
    return result;
  };
  return interruptible(signal, async ({ signal, giveUpAfter }) => {
    if (trip.deadline !== undefined) giveUpAfter(trip.deadline - performance.now());
    const release = product && (await turn(settings, trip, product, signal));
    try {
      // A limiter that does not listen must not have a call sent that was left.
      signal.throwIfAborted();
      if (trip.deadline === undefined) {
        trip.deadline = performance.now() + timeoutMs;
        giveUpAfter(timeoutMs);
      }
      trip.draft = draft;
      trip.attempts++;
      observer?.requested();
      const response = await settings.fetch(draft.url, { ...draft.init, signal });
      // What a fetch of one's own gives may be no Response: it fails here, as a lost connection does.
      response.headers.has("date");
      trip.response = response;
      return await readAnswer(response, settings.authorization);
    } finally {
      release?.();
    }
  }).then(
    (answer) => ended(answer.response.ok ? answer : refusal(trip, answer.response, answer.error)),
    (thrown: unknown) => ended(failure(trip, thrown)),
  );
}

async function turn(
  { rateLimiter, accessKey }: Settings,
  trip: Trip,
  product: Turn["product"],
  signal: AbortSignal,
): ReturnType<RateLimiter["acquire"]> {
  try {
    return await rateLimiter.acquire({ accessKey, product, signal });
  } catch (cause) {
    throw new FlowrouteConnectionError(
      `${trip.operationId} was not sent: rateLimiter failed. See error.cause.`,
      "not_sent",
      { ...factsOf(trip), cause: causeOf(cause) },
    );
  }
}
