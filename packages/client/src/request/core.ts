import { type Client, createFinalURL } from "openapi-fetch";
import type { Settings } from "../account/settings.ts";
import type { Answer } from "../answer/read-answer.ts";
import type { paths } from "../generated/schema.ts";
import { fillPath } from "./path.ts";
import type { Exchange } from "./send.ts";

const JSON_API = "application/vnd.api+json";

/**
 * Writes requests and reads JSON by the contract, as openapi-fetch types it. Nothing outside of this package knows
 * what it is made of.
 */
export type Core = Pick<Client<paths>, "GET" | "POST" | "PATCH">;

/** What is written into a request, besides the path of the contract. */
interface Written extends Exchange {
  params?: { path?: Record<string, unknown>; query?: Record<string, unknown> };
  body?: unknown;
}

/** openapi-fetch's methods without its middleware and its Request, which cost more than all the rest of a call. */
export function createCore(settings: Settings): Core;
export function createCore({ baseUrl, authorization }: Settings): Record<keyof Core, unknown> {
  const ask =
    (method: string) =>
    (path: string, { params = {}, body, signal, send }: Written): Promise<Answer<unknown>> =>
      send({
        method,
        template: baseUrl + path,
        url: createFinalURL(path, { baseUrl, params, pathSerializer: fillPath, querySerializer }),
        init: {
          method,
          // A redirect would take the keys, or an effect, to a place that nobody chose.
          redirect: "manual",
          signal,
          headers: {
            accept: JSON_API,
            authorization,
            ...(body !== undefined && { "content-type": JSON_API }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        },
      });
  return { GET: ask("GET"), POST: ask("POST"), PATCH: ask("PATCH") };
}

function querySerializer(query: Record<string, unknown>): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join("&");
}
