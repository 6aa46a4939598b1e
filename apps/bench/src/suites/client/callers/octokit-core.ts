import { Octokit } from "@octokit/core";
import type { Caller } from "./caller.ts";

/** With its token authentication; neither retry nor timeout: those are plugins. */
export const octokitCore: Caller = ({ url, number, keys, fetch }) => {
  const octokit = new Octokit({ baseUrl: url, auth: keys.secretKey, request: { fetch } });
  return async () => {
    const { data } = await octokit.request("GET /v2/numbers/{number}", { number });
    return data;
  };
};
