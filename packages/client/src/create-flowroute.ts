import { type FlowrouteOptions, readSettings } from "./account/settings.ts";
import { type Messages, messagesOperations } from "./operations/messages.ts";
import { type Numbers, numbersOperations } from "./operations/numbers.ts";
import { type Routes, routesOperations } from "./operations/routes.ts";
import { type Core, createCore } from "./request/core.ts";
import { createSend } from "./request/send.ts";

/** The carrier's API. */
export interface Flowroute {
  numbers: Numbers;
  messages: Messages;
  routes: Routes;
}

/**
 * A client for one account. Every method sends exactly one request.
 *
 * @throws {FlowrouteInputError} if a key is missing or an option is not understood.
 */
export function createFlowroute(options: FlowrouteOptions = {}): Flowroute {
  const settings = readSettings(options);
  // Made at the first request: it touches globalThis.Request, and that loads Node's fetch.
  let made: Core | undefined;
  const core = () => {
    made ??= createCore(settings);
    return made;
  };
  const send = createSend(settings);
  return {
    numbers: numbersOperations(core, send),
    messages: messagesOperations(core, send),
    routes: routesOperations(core, send),
  };
}
