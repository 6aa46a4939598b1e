import { type Change, change, type Direction, opposite } from "../change.ts";
import {
  at,
  differs,
  isNode,
  type Json,
  type JsonNode,
  keysOf,
  member,
  nodesAt,
  type Pair,
  told,
  wordsAt,
} from "../node.ts";
import { compareDeprecated, compareRest } from "../rest.ts";
import type { Walk } from "../walk.ts";
import { compareRequestBodies } from "./bodies.ts";
import { compareParameters } from "./parameters.ts";
import { compareResponses } from "./responses.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const RULED = [
  "operationId",
  "tags",
  "parameters",
  "requestBody",
  "responses",
  "security",
  "deprecated",
  "x-sandbox-only",
];

/** The paths, whose requests the reader of the contract sends, or the webhooks, which the carrier sends. */
export function* comparePaths(
  documents: Pair<JsonNode>,
  key: "paths" | "webhooks",
  walk: Walk,
): Generator<Change> {
  const paths = nodesAt(documents, key);
  const direction = key === "paths" ? "sent" : "received";
  for (const path of keysOf(paths)) {
    const item = at(paths, path);
    const named = (method: string) =>
      key === "paths" ? `${method.toUpperCase()} ${path}` : `webhook ${path} ${method.toUpperCase()}`;
    const found = walk.follow(item);
    const nodes = { before: found.before.node, after: found.after.node };
    if (item.after === undefined) yield change("major", path, "the path was removed");
    if (item.before === undefined) yield change("minor", path, "a new path");
    for (const method of METHODS) yield* compareOperation(nodes, method, named(method), direction, walk);
    if (item.before !== undefined && item.after !== undefined)
      yield* compareRest(nodes, path, [...METHODS, "parameters"], walk);
  }
}

function* compareOperation(
  path: Pair<JsonNode>,
  method: string,
  where: string,
  direction: Direction,
  walk: Walk,
): Generator<Change> {
  const { before, after } = at(path, method);
  if (isNode(before) && isNode(after)) {
    const operation = { before, after };
    yield* compareMarks(operation, where);
    yield* compareParameters(path, operation, where, direction, walk);
    yield* compareRequestBodies(at(operation, "requestBody"), where, direction, walk);
    yield* compareResponses(operation, where, opposite(direction), walk);
    yield* compareDeprecated(operation, where);
    yield* compareRest(operation, where, RULED, walk);
  } else if (isNode(before)) yield change("major", where, `the operation ${idOf(before)} was removed`);
  else if (isNode(after)) yield change("minor", where, `a new operation, ${idOf(after)}`);
}

const idOf = (operation: JsonNode): string => String(member(operation, "operationId") ?? "without a name");

/**
 * What an operation is called and who may call it. Clients have its operationId as a method, and generators group
 * them by their tags; whether the carrier performs it, or the sandbox alone, changes what can be built on it.
 */
function* compareMarks(pair: Pair<JsonNode>, where: string): Generator<Change> {
  const id = at(pair, "operationId");
  if (differs(id))
    yield change(
      id.before === undefined ? "minor" : "major",
      where,
      `operationId was ${told(id.before)} and is ${told(id.after)}`,
    );
  const tags = { before: wordsAt(pair.before, "tags"), after: wordsAt(pair.after, "tags") };
  for (const tag of tags.before)
    if (!tags.after.includes(tag)) yield change("major", where, `the tag ${tag} was removed`);
  for (const tag of tags.after)
    if (!tags.before.includes(tag)) yield change("minor", where, `a new tag, ${tag}`);
  if (differs(at(pair, "security"))) yield change("major", where, "security changed");
  const sandboxOnly = at(pair, "x-sandbox-only");
  if (isSet(sandboxOnly.before) !== isSet(sandboxOnly.after))
    yield change(
      "major",
      where,
      isSet(sandboxOnly.after)
        ? "only the sandbox performs it now"
        : "not only the sandbox performs it any more",
    );
}

const isSet = (mark: Json | undefined): boolean => mark !== undefined && mark !== false;
