import { z } from "zod";
import { basicAuthorization } from "../../../servers/basic-authorization.ts";
import type { Caller } from "./caller.ts";
import { exportedFunction } from "./exported.ts";

type Options = {
  baseUrl: string;
  headers: Record<string, string>;
  fetch: typeof fetch;
  retry?: number;
  timeout?: false;
};
type Ky = { create: (options: Options) => { get: (path: string) => { json: () => Promise<unknown> } } };

const exportedSchema = z.object({ default: exportedFunction<Ky>("create") });

/** With its defaults: retry and a timeout of ten seconds. */
export const kyWithDefaults = (exported: unknown) => kyWith(exported, {});

/** Without retry and timeout. */
export const kyBare = (exported: unknown) => kyWith(exported, { retry: 0, timeout: false });

function kyWith(exported: unknown, own: Pick<Options, "retry" | "timeout">): Caller {
  const { default: ky } = exportedSchema.parse(exported);
  return ({ url, number, keys, fetch }) => {
    const authorization = basicAuthorization(keys);
    const client = ky.create({ baseUrl: url, headers: { authorization }, fetch, ...own });
    return () => client.get(`/v2/numbers/${number}`).json();
  };
}
