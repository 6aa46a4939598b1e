import type { Client } from "openapi-fetch";
import type { Settings } from "../account/settings.ts";
import type { Answer } from "../answer/read-answer.ts";
import type { paths } from "../generated/schema.ts";
import { fillPath } from "./path.ts";
import type { Exchange } from "./send.ts";

const JSON_API = "application/vnd.api+json";

/**
 * The methods of openapi-fetch: path, query, body and answer are typed by the contract. Nothing outside of this
 * package knows them.
 */
export type Core = Pick<Client<paths>, "GET" | "POST" | "PATCH">;

/** What is written into a request, besides the path of the contract. */
interface Written extends Exchange {
  params?: { path?: Record<string, unknown>; query?: Record<string, unknown> };
  body?: unknown;
}

/**
 * openapi-fetch's own methods make a Request, which fetch makes again, and bring middleware and ways to write that
 * this contract has no use for: a quarter of the package. These write down what is to be sent, and `send` does it.
 */
export function createCore(settings: Settings): Core;
export function createCore({ baseUrl, authorization }: Settings): Record<keyof Core, unknown> {
  const ask =
    (method: string) =>
    (path: string, { params = {}, body, send }: Written): Promise<Answer<unknown>> => {
      const written = bodyOf(method, body);
      const type = written === undefined ? undefined : { "content-type": JSON_API };
      return send({
        method,
        template: baseUrl + path,
        url: baseUrl + fillPath(path, params.path) + queryOf(params.query),
        init: {
          method,
          // A redirect would take the keys, or an effect, to a place that nobody chose.
          redirect: "manual",
          headers: { accept: JSON_API, authorization, ...type },
          ...(written !== undefined && { body: written }),
        },
      });
    };
  return { GET: ask("GET"), POST: ask("POST"), PATCH: ask("PATCH") };
}

function queryOf(query: Record<string, unknown> = {}): string {
  const members = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(String(value))}`,
  );
  return members.length === 0 ? "" : `?${members.join("&")}`;
}

function bodyOf(method: string, body: unknown): string | Blob | undefined {
  // When a kept connection is cut after a request, Deno sends it again, unseen; but not with a Blob.
  if (method === "POST" && "Deno" in globalThis) return new Blob([JSON.stringify(body ?? {})]);
  return body === undefined ? undefined : JSON.stringify(body);
}
