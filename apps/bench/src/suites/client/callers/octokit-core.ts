import { z } from "zod";
import type { Caller } from "./caller.ts";
import { exportedFunction } from "./exported.ts";

type Octokit = new (options: {
  baseUrl: string;
  auth: string;
  request: { fetch: typeof fetch };
}) => { request: (route: string, parameters: { number: string }) => Promise<{ data: unknown }> };

const exportedSchema = z.object({ Octokit: exportedFunction<Octokit>() });

/** With its token authentication; neither retry nor timeout: those are plugins. */
export const octokitCore = (exported: unknown): Caller => {
  const { Octokit } = exportedSchema.parse(exported);
  return ({ url, number, keys, fetch }) => {
    const octokit = new Octokit({ baseUrl: url, auth: keys.secretKey, request: { fetch } });
    return async () => {
      const { data } = await octokit.request("GET /v2/numbers/{number}", { number });
      return data;
    };
  };
};
