import Stripe from "stripe";
import type { Caller } from "./caller.ts";

/** Its client over fetch, with its bearer authentication, retry and timeout. */
export const stripe: Caller = ({ url, number, keys, fetch }) => {
  const { hostname, port } = new URL(url);
  const httpClient = Stripe.createFetchHttpClient(fetch);
  const client = new Stripe(keys.secretKey, { host: hostname, port, protocol: "http", httpClient });
  return () => client.rawRequest("GET", `/v2/numbers/${number}`);
};
