import ky from "ky";
import { basicAuthorization } from "../../../servers/basic-authorization.ts";
import type { Caller } from "./caller.ts";

/** With its defaults: retry and a timeout of ten seconds. */
export const kyWithDefaults: Caller = ({ url, number, keys, fetch }) => {
  const authorization = basicAuthorization(keys);
  const client = ky.create({ baseUrl: url, headers: { authorization }, fetch });
  return () => client.get(`/v2/numbers/${number}`).json();
};
