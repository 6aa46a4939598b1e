import { z } from "zod";
import type { Caller } from "./caller.ts";
import { exportedFunction } from "./exported.ts";

type Telnyx = new (options: {
  apiKey: string;
  baseURL: string;
  fetch: typeof fetch;
}) => { get: (path: string) => Promise<unknown> };

const exportedSchema = z.object({ default: exportedFunction<Telnyx>() });

/** A client made by Stainless, with its bearer authentication, retry and timeout. */
export const telnyx = (exported: unknown): Caller => {
  const { default: Telnyx } = exportedSchema.parse(exported);
  return ({ url, number, keys, fetch }) => {
    const client = new Telnyx({ apiKey: keys.secretKey, baseURL: url, fetch });
    return () => client.get(`/v2/numbers/${number}`);
  };
};
