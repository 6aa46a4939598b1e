import { z } from "zod";
import type { Dialect } from "./operations.ts";

const listed = z.object({
  endpoints: z.array(z.object({ operationId: z.string(), method: z.string(), path: z.string() })),
});
type Endpoint = z.infer<typeof listed>["endpoints"][number];

/**
 * @ivotoby/openapi-mcp-server with `--tools dynamic`: a model lists the endpoints once, looks at each before it uses it
 * for the first time, and has it called by its path. A body's members stand beside the parameters.
 *
 * What it shows of an endpoint names the body that it takes and does not say what is in it. The model knows all the
 * same: it would have to guess otherwise, and take more calls.
 */
export const metaTools: Dialect = (host) => {
  let known: Endpoint[] | undefined;
  const seen = new Set<string>();
  return async (operation, parameters, body) => {
    known ??= listed.parse(JSON.parse(await host.call("list-api-endpoints", {}))).endpoints;
    const endpoint = known.find(({ operationId }) => operationId === operation);
    if (endpoint === undefined) throw new Error(`It does not list ${operation}.`);
    const { path, method } = endpoint;
    if (!seen.has(path)) await host.call("get-api-endpoint-schema", { endpoint: path });
    seen.add(path);
    const params = { ...parameters, ...body };
    return JSON.parse(await host.call("invoke-api-endpoint", { endpoint: path, method, params }));
  };
};
