import { createFlowroute } from "flowroute-client";
import type { Caller } from "./caller.ts";

/** The client with its defaults: validation of the number, retry, timeout, limiter, flattened answer. */
export const flowrouteClient: Caller = ({ url, number, keys, fetch }) => {
  const flowroute = createFlowroute({ ...keys, baseUrl: url, fetch });
  return () => flowroute.numbers.get(number);
};
