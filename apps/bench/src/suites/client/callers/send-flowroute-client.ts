import { createFlowroute, createRateLimiter } from "flowroute-client";
import { type Caller, MESSAGE } from "./caller.ts";

/** The client with its defaults, but a limit that is never reached: the limiter counts, and nobody waits. */
export const sendByFlowrouteClient: Caller = ({ url, number, keys, fetch }) => {
  const rateLimiter = createRateLimiter({ sms: 1e9, mms: 1e9 });
  const flowroute = createFlowroute({ ...keys, baseUrl: url, fetch, rateLimiter });
  return () => flowroute.messages.send({ from: number, ...MESSAGE });
};
