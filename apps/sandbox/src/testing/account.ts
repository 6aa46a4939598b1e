import type { Keys } from "../provision/keys.ts";
import { exchangeWith } from "./exchange.ts";
import type { Started } from "./start.ts";

/** The same sandbox, asked with the keys of another of its accounts. */
export function asAccount(sandbox: Started, keys: Keys | undefined): Started {
  if (keys === undefined) throw new Error("The sandbox has no such account.");
  const { accessKey, secretKey } = keys;
  const account = { ...sandbox, accessKey, secretKey };
  const request: Started["request"] = (method, path, more) => exchangeWith(account, method, path, more);
  return {
    ...account,
    request,
    get: (path) => request("GET", path),
    post: (path, json) => request("POST", path, json === undefined ? {} : { json }),
    patch: (path, json) => request("PATCH", path, { json }),
  };
}
