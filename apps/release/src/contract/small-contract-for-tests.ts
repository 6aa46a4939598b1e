import { compareContracts } from "./compare-contracts.ts";
import type { Json, JsonNode } from "./node.ts";

export const json = (schema: JsonNode = { type: "string" }): JsonNode => ({
  content: { "application/json": { schema } },
});
export const query = (name: string, more: JsonNode = {}): JsonNode => ({
  name,
  in: "query",
  schema: {},
  ...more,
});

export const found = { description: "Things.", headers: { "X-Count": { schema: {} } }, ...json() };
export const base: JsonNode = {
  operationId: "listThings",
  tags: ["things"],
  parameters: [query("limit")],
  requestBody: json(),
  responses: { 200: found },
};

export type Where = { in?: "paths" | "webhooks"; path?: JsonNode; document?: JsonNode };
export const holding = (
  operation: Json,
  { in: key = "paths", path = {}, document = {} }: Where = {},
): JsonNode => ({
  openapi: "3.1.0",
  [key]: { "/things": { get: operation, ...path } },
  ...document,
});

export const told = (before: JsonNode, after: JsonNode): string[] =>
  compareContracts(before, after).map(({ level, where, what }) => `${level}: ${where}: ${what}`);
