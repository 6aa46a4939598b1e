import { type FlowrouteOptions, readSettings } from "./account/settings.ts";
import { type Messages, messagesOperations } from "./operations/messages.ts";
import { type Numbers, numbersOperations } from "./operations/numbers.ts";
import { performWith } from "./operations/perform.ts";
import { type Routes, routesOperations } from "./operations/routes.ts";
import { createCore } from "./request/core.ts";
import { createSend } from "./request/send.ts";

/** The carrier's API. */
export interface Flowroute {
  numbers: Numbers;
  messages: Messages;
  routes: Routes;
}

/**
 * A client for one account.
 *
 * @throws {FlowrouteInputError} if a key is missing or an option is not understood.
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
