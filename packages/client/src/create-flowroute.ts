import { type FlowrouteOptions, readSettings } from "./account/settings.ts";
import { type Messages, messagesOperations } from "./operations/messages.ts";
import { type Numbers, numbersOperations } from "./operations/numbers.ts";
import { performWith } from "./operations/perform.ts";
import { type Routes, routesOperations } from "./operations/routes.ts";
import { createCore } from "./request/core.ts";
import { createSend } from "./request/send.ts";

/** The carrier's API, as `createFlowroute` gives it. */
export interface Flowroute {
  /** Numbers for sale and numbers of the account: search, buy, look up, point at routes. */
  numbers: Numbers;
  /** SMS and MMS: send, list, look up. */
  messages: Messages;
  /** Voice routes, which numbers are pointed at: list, create. */
  routes: Routes;
}

/**
 * A client for one account. Making it sends nothing.
 *
 * @example
 * ```ts
 * import { createFlowroute } from "flowroute-client";
 *
 * const flowroute = createFlowroute(); // Keys from FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY.
 * for await (const number of flowroute.numbers.searchAvailable({ state: "WA", rate_center: "SEATTLE" })) {
 *   console.log(number.id, number.monthly_cost);
 * }
 * ```
 *
 * @param options Keys, address, limits and hooks. All of them have defaults.
 * @throws {@link FlowrouteInputError} if a key is missing or an option is not understood.
 */
export function createFlowroute(options: FlowrouteOptions = {}): Flowroute {
  const settings = readSettings(options);
  const perform = performWith(createCore(settings), createSend(settings));
  return {
    numbers: numbersOperations(perform),
    messages: messagesOperations(perform),
    routes: routesOperations(perform),
  };
}
