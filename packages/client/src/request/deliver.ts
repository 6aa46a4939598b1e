import type { Settings } from "../account/settings.ts";
import type { Answer } from "../answer/read-answer.ts";
import { FlowrouteError } from "../errors/flowroute-error.ts";
import { attempt } from "./attempt.ts";
import { pause } from "./deadline.ts";
import type { Draft } from "./draft.ts";
import { observerOf } from "./observe.ts";
import type { Turn } from "./rate-limiter.ts";
import { retryDelay } from "./retry.ts";
import type { CallLimits } from "./send.ts";
import type { Trip } from "./trip.ts";

/**
 * Sends a request, again where that is safe, and gives the answer if it is 2xx.
 *
 * @throws {FlowrouteError} that any other end comes to.
 */
export async function deliver(
  settings: Settings,
  trip: Trip,
  draft: Draft,
  limits: CallLimits,
  product: Turn["product"] | undefined,
): Promise<Answer<unknown>> {
  const observer = observerOf(settings, trip);
  for (;;) {
    const result = await attempt(settings, trip, draft, limits, product, observer);
    if (!(result instanceof FlowrouteError)) return result;
    // A change that may have been made is not undone by an attempt that was refused, or never sent.
    if (draft.method === "PATCH" && trip.last?.outcome === "unknown" && result.outcome !== "unknown") {
      result.message += " But an attempt before may have acted.";
      Object.assign(result, { outcome: "unknown" });
    }
    // An attempt that did not get as far as its request is the last.
    const delayMs =
      trip.draft === undefined || trip.attempts > limits.maxRetries ? undefined : retryDelay(trip, result);
    if (delayMs === undefined || (trip.deadline ?? 0) <= performance.now() + delayMs) throw result;
    observer?.retrying(result, delayMs);
    trip.last = result;
    await pause(delayMs, limits.signal);
  }
}
