import { basicAuthorization } from "../../../servers/basic-authorization.ts";
import type { Caller } from "./caller.ts";

/** What one would write without a client: the same URL, the same authorization, the body read as JSON. */
export const bareFetch: Caller = ({ url, number, keys, fetch }) => {
  const authorization = basicAuthorization(keys);
  const headers = { authorization, accept: "application/vnd.api+json" };
  return async () => {
    const response = await fetch(`${url}/v2/numbers/${number}`, { headers });
    if (!response.ok) throw new Error(`Answered ${response.status}.`);
    return response.json();
  };
};
