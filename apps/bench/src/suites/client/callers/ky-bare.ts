import ky from "ky";
import { basicAuthorization } from "../../../servers/basic-authorization.ts";
import type { Caller } from "./caller.ts";

/** Without retry and timeout. */
export const kyBare: Caller = ({ url, number, keys, fetch }) => {
  const authorization = basicAuthorization(keys);
  const client = ky.create({ baseUrl: url, headers: { authorization }, fetch, retry: 0, timeout: false });
  return () => client.get(`/v2/numbers/${number}`).json();
};
