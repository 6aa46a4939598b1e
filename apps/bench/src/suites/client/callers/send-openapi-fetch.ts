import createClient from "openapi-fetch";
import { basicAuthorization } from "../../../servers/basic-authorization.ts";
import { type Caller, messageDocument } from "./caller.ts";

type Paths = {
  "/v2.1/messages": {
    post: {
      requestBody: {
        content: {
          "application/vnd.api+json": ReturnType<typeof messageDocument>;
        };
      };
      responses: { 202: { content: { "application/vnd.api+json": unknown } } };
    };
  };
};

/** Neither retry, timeout nor limiter: it has none. */
export const sendByOpenapiFetch: Caller = ({ url, number, keys, fetch }) => {
  const authorization = basicAuthorization(keys);
  const client = createClient<Paths>({ baseUrl: url, headers: { authorization }, fetch });
  const headers = { "content-type": "application/vnd.api+json" };
  return async () => {
    const body = messageDocument(number);
    const { data, response } = await client.POST("/v2.1/messages", { body, headers });
    if (!response.ok) throw new Error(`Answered ${response.status}.`);
    return data;
  };
};
