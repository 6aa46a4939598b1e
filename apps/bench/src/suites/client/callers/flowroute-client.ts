import { createFlowroute } from "flowroute-client";
import type { Caller } from "./caller.ts";

/** The client with its defaults: validation of the number, timeout, flattened answer. */
export const flowrouteClient: Caller = ({ url, number, accessKey, secretKey }) => {
  const flowroute = createFlowroute({ accessKey, secretKey, baseUrl: url });
  return () => flowroute.numbers.get(number);
};
