import { z } from "zod";
import type { Caller } from "./caller.ts";
import { exportedFunction } from "./exported.ts";

type Config = { host: string; port: string; protocol: "http"; httpClient?: unknown };
type Stripe = {
  new (key: string, config: Config): { rawRequest: (method: "GET", path: string) => Promise<unknown> };
  createFetchHttpClient: (fetch: typeof globalThis.fetch) => unknown;
};

const exportedSchema = z.object({ default: exportedFunction<Stripe>("createFetchHttpClient") });

/**
 * Its client with its bearer authentication, retry and timeout. On Node it stands on node:http, and not on fetch, which is
 * quicker; where calls are answered inside the process there is only fetch to answer them.
 */
export const stripe = (exported: unknown): Caller => {
  const { default: Stripe } = exportedSchema.parse(exported);
  return ({ url, number, keys, fetch }) => {
    const { hostname, port } = new URL(url);
    const inside = fetch === globalThis.fetch ? {} : { httpClient: Stripe.createFetchHttpClient(fetch) };
    const client = new Stripe(keys.secretKey, { host: hostname, port, protocol: "http", ...inside });
    return () => client.rawRequest("GET", `/v2/numbers/${number}`);
  };
};
