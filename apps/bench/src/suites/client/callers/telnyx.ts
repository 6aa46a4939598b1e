import Telnyx from "telnyx";
import type { Caller } from "./caller.ts";

/** A client made by Stainless, with its bearer authentication, retry and timeout. */
export const telnyx: Caller = ({ url, number, keys, fetch }) => {
  const client = new Telnyx({ apiKey: keys.secretKey, baseURL: url, fetch });
  return () => client.get(`/v2/numbers/${number}`);
};
