import createClient, { type Client } from "openapi-fetch";
import type { Settings } from "../account/settings.ts";
import type { paths } from "../generated/schema.ts";
import { Draft } from "./draft.ts";
import { fillPath } from "./path.ts";

const JSON_API = "application/vnd.api+json";

/** Writes requests and reads JSON by the contract. Nothing outside of this package knows what it is made of. */
export type Core = Client<paths>;

export function createCore(settings: Settings): Core {
  return createClient<paths>({
    baseUrl: settings.baseUrl,
    // A redirect would take the keys, or an effect, to a place that nobody chose.
    redirect: "manual",
    headers: { accept: JSON_API, authorization: settings.authorization },
    pathSerializer: fillPath,
    querySerializer: (query) =>
      Object.entries(query)
        .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
        .join("&"),
    bodySerializer: (body) => JSON.stringify(body),
    Request: new Proxy(globalThis.Request, {
      construct: (_, [url, init]: [string, RequestInit]) => new Draft(url, init),
    }),
  });
}

/** For requests with a body. */
export const JSON_API_BODY = { "content-type": JSON_API } as const;
