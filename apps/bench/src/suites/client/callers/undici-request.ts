import { z } from "zod";
import { basicAuthorization } from "../../../servers/basic-authorization.ts";
import type { Caller } from "./caller.ts";
import { exportedFunction } from "./exported.ts";

type Request = (
  url: string,
  options: { headers: Record<string, string> },
) => Promise<{ statusCode: number; body: { json: () => Promise<unknown> } }>;

const exportedSchema = z.object({ request: exportedFunction<Request>() });

/**
 * What Node's fetch is made of, without the part that is fetch, and with its default timeouts. It opens its sockets
 * itself: the fetch that it is given has no part in it.
 */
export const undiciRequest = (exported: unknown): Caller => {
  const { request } = exportedSchema.parse(exported);
  return ({ url, number, keys }) => {
    const authorization = basicAuthorization(keys);
    const headers = { authorization, accept: "application/vnd.api+json" };
    return async () => {
      const { statusCode, body } = await request(`${url}/v2/numbers/${number}`, { headers });
      if (statusCode !== 200) throw new Error(`Answered ${statusCode}.`);
      return body.json();
    };
  };
};
