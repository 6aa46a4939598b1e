import type { Change, Direction } from "../change.ts";
import { at, type JsonNode, type Pair } from "../node.ts";
import { compareDeprecated, compareRest } from "../rest.ts";
import type { Walk } from "../walk.ts";
import { compareLimits, LIMITS } from "./limits.ts";
import { open } from "./open.ts";
import { COMPOSED, compareComposed } from "./options.ts";
import { compareAdditional, compareProperties } from "./properties.ts";
import { compareTypes, compareValues } from "./values.ts";

/** Compares what is inside a schema, in the direction and with the documents of the whole. */
export type CompareWithin = (pair: Pair, where: string) => Generator<Change>;

const RULED = [
  "type",
  "enum",
  "const",
  "properties",
  "required",
  "additionalProperties",
  "items",
  "deprecated",
];

/**
 * What became of a JSON Schema, for those who send what it describes, or receive it. References are followed in both
 * documents; what is reached by one is told where it is written, once.
 */
export function* compareSchemas(
  pair: Pair,
  where: string,
  direction: Direction,
  walk: Walk,
): Generator<Change> {
  const opened = { before: open(pair.before), after: open(pair.after) };
  yield* compareRest({ before: opened.before.beside, after: opened.after.beside }, where, [], walk);
  const found = walk.follow({ before: opened.before.schema, after: opened.after.schema });
  const nodes = { before: found.before.node, after: found.after.node };
  if (!walk.begin(nodes, direction)) return;
  yield* compareKeywords(nodes, found.before.place ?? where, direction, walk);
}

function* compareKeywords(
  pair: Pair<JsonNode>,
  where: string,
  direction: Direction,
  walk: Walk,
): Generator<Change> {
  const within: CompareWithin = (inside, place) => compareSchemas(inside, place, direction, walk);
  yield* compareTypes(pair, where, direction);
  yield* compareValues(pair, where, direction);
  yield* compareLimits(pair, where, direction);
  yield* compareProperties(pair, where, direction, within);
  yield* compareAdditional(pair, where, direction, within);
  yield* compareComposed(pair, where, direction, within);
  const items = at(pair, "items");
  if (items.before !== undefined || items.after !== undefined) yield* within(items, `${where}[]`);
  yield* compareDeprecated(pair, where);
  yield* compareRest(pair, where, [...RULED, ...LIMITS, ...COMPOSED], walk);
}
