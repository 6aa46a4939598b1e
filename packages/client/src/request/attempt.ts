import type { Settings } from "../account/settings.ts";
import { failure } from "../answer/failure.ts";
import { refusal } from "../answer/refusal.ts";
import { FlowrouteConnectionError } from "../errors/failed.ts";
import type { FlowrouteError } from "../errors/flowroute-error.ts";
import { interruptible } from "./deadline.ts";
import { Draft } from "./draft.ts";
import type { Observer } from "./observe.ts";
import type { Turn } from "./rate-limiter.ts";
import type { Accepted, Answer, CallLimits, Exchange } from "./send.ts";
import type { Trip } from "./trip.ts";

/** Writes a request, waits for its turn, sends it once and reads the answer. */
export async function attempt<Data>(
  settings: Settings,
  trip: Trip,
  { signal, timeoutMs }: CallLimits,
  product: Turn["product"] | undefined,
  request: (exchange: Exchange) => Promise<Answer<Data>>,
  observer: Observer | undefined,
): Promise<Accepted<Data> | FlowrouteError> {
  trip.draft = undefined;
  trip.response = undefined;
  const result = await interruptible(signal, ({ signal, giveUpAfter }) => {
    if (trip.deadline !== undefined) giveUpAfter(trip.deadline - performance.now());
    return request({
      signal,
      fetch: async (draft) => {
        if (!(draft instanceof Draft)) throw new TypeError("A request was not written by the client.");
        if (product !== undefined) await turn(settings, trip, product, signal);
        if (trip.deadline === undefined) {
          trip.deadline = performance.now() + timeoutMs;
          giveUpAfter(timeoutMs);
        }
        trip.draft = draft;
        trip.attempts++;
        observer?.requested();
        trip.response = await settings.fetch(draft.url, draft.init);
        return trip.response;
      },
    });
  }).then(
    ({ data, error, response }) => (response.ok ? { trip, data, response } : refusal(trip, response, error)),
    (thrown: unknown) => failure(trip, thrown),
  );
  if (trip.draft !== undefined) observer?.responded(result);
  return result;
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
