import createClient from "openapi-fetch";
import { basicAuthorization } from "../../../servers/basic-authorization.ts";
import type { Caller } from "./caller.ts";

type Paths = {
  "/v2/numbers/{id}": {
    get: {
      parameters: { path: { id: string } };
      responses: { 200: { content: { "application/vnd.api+json": unknown } } };
    };
  };
};

/** Neither retry nor timeout: it has none. */
export const openapiFetch: Caller = ({ url, number, keys, fetch }) => {
  const authorization = basicAuthorization(keys);
  const client = createClient<Paths>({ baseUrl: url, headers: { authorization }, fetch });
  return async () => {
    const { data, response } = await client.GET("/v2/numbers/{id}", { params: { path: { id: number } } });
    if (!response.ok) throw new Error(`Answered ${response.status}.`);
    return data;
  };
};
