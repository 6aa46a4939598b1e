import { isDeepStrictEqual } from "node:util";
import { z } from "zod";

export const jsonNode = z.record(z.string(), z.json());
export type JsonNode = z.infer<typeof jsonNode>;
export type Json = z.infer<ReturnType<typeof z.json>>;

/** The same place in the document before and in the one after. */
export type Pair<Value = Json | undefined> = { before: Value; after: Value };

export const isNode = (value: Json | undefined): value is JsonNode =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A member of its own: a schema may well have a property named `constructor`. */
export const member = (node: JsonNode, key: string): Json | undefined =>
  Object.hasOwn(node, key) ? node[key] : undefined;

export const nodeAt = (node: JsonNode, key: string): JsonNode => {
  const value = member(node, key);
  return isNode(value) ? value : {};
};

export const listAt = (node: JsonNode, key: string): Json[] => {
  const value = member(node, key);
  return Array.isArray(value) ? value : [];
};

export const wordsAt = (node: JsonNode, key: string): string[] =>
  listAt(node, key).filter((word) => typeof word === "string");

export const at = (pair: Pair<JsonNode>, key: string): Pair => ({
  before: member(pair.before, key),
  after: member(pair.after, key),
});

export const nodesAt = (pair: Pair<JsonNode>, key: string): Pair<JsonNode> => ({
  before: nodeAt(pair.before, key),
  after: nodeAt(pair.after, key),
});

export const differs = ({ before, after }: Pair): boolean => !isDeepStrictEqual(before, after);

export const keysOf = ({ before, after }: Pair<JsonNode>): string[] => [
  ...new Set([...Object.keys(before), ...Object.keys(after)]),
];

export const told = (value: Json | undefined): string =>
  value === undefined ? "nothing" : JSON.stringify(value);
