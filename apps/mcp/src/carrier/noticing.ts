import { FlowrouteNotFoundError } from "flowroute-client";
import type { ReadingFlowroute } from "./reading-only.ts";

/** The same, which tells when the carrier answers that there is no such number or message. */
export function noticing(flowroute: ReadingFlowroute, onMissing: () => void): ReadingFlowroute {
  const { numbers, messages } = flowroute;
  const told = <Looked extends PromiseLike<unknown>>(looked: Looked): Looked => {
    looked.then(undefined, (error: unknown) => {
      if (error instanceof FlowrouteNotFoundError) onMissing();
    });
    return looked;
  };
  return {
    ...flowroute,
    numbers: { ...numbers, get: (...asked) => told(numbers.get(...asked)) },
    messages: { ...messages, get: (...asked) => told(messages.get(...asked)) },
  };
}
