import { basicAuthorization } from "../../../servers/basic-authorization.ts";
import { type Caller, messageDocument } from "./caller.ts";

/** What one would write without a client: the same body, the same authorization, the answer read as JSON. */
export const sendByBareFetch: Caller = ({ url, number, keys, fetch }) => {
  const authorization = basicAuthorization(keys);
  const headers = {
    authorization,
    accept: "application/vnd.api+json",
    "content-type": "application/vnd.api+json",
  };
  return async () => {
    const body = JSON.stringify(messageDocument(number));
    const response = await fetch(`${url}/v2.1/messages`, { method: "POST", headers, body });
    if (!response.ok) throw new Error(`Answered ${response.status}.`);
    return response.json();
  };
};
