import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  description: z.string(),
  "x-companion": z.boolean().optional(),
  "x-sandbox-only": z.boolean().optional(),
});

/** What is done at a path, by its method. */
const path = z.looseObject({
  get: operation.optional(),
  put: operation.optional(),
  post: operation.optional(),
  patch: operation.optional(),
  delete: operation.optional(),
});

const contract = z.looseObject({
  info: z.looseObject({ version: z.string(), description: z.string() }),
  servers: z.array(z.object({ url: z.url(), description: z.string() })).min(1),
  paths: z.record(z.string(), path),
  webhooks: z.record(z.string(), path),
});

export type Contract = z.infer<typeof contract>;
export type Path = z.infer<typeof path>;
export type Operation = z.infer<typeof operation>;

/** The contract as it is published, in one piece. */
export const CONTRACT_FILE = fileURLToPath(import.meta.resolve("flowroute-openapi/openapi.json"));

export async function readContract(): Promise<Contract> {
  return contract.parse(JSON.parse(await readFile(CONTRACT_FILE, "utf8")));
}

/** Every operation, in the contract's order: first those at paths, then those of webhooks. */
export function operationsOf({ paths, webhooks }: Pick<Contract, "paths" | "webhooks">): Operation[] {
  return [paths, webhooks]
    .flatMap((group) => Object.values(group))
    .flatMap(({ get, put, post, patch, delete: remove }) => [get, put, post, patch, remove])
    .filter((each) => each !== undefined);
}
