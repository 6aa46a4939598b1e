import { type Change, change, type Direction, weigh } from "../change.ts";
import { at, type Json, type JsonNode, listAt, member, type Pair } from "../node.ts";
import { compareDeprecated, compareRest } from "../rest.ts";
import { compareSchemas } from "../schema/compare-schemas.ts";
import type { Walk } from "../walk.ts";
import { compareContent } from "./bodies.ts";

/** Those of the path, and those of the operation, which win: one list, by where they stand and their names. */
export function* compareParameters(
  path: Pair<JsonNode>,
  operation: Pair<JsonNode>,
  where: string,
  direction: Direction,
  walk: Walk,
): Generator<Change> {
  const before = byName(
    path.before,
    operation.before,
    (value) => walk.follow({ before: value, after: undefined }).before.node,
  );
  const after = byName(
    path.after,
    operation.after,
    (value) => walk.follow({ before: undefined, after: value }).after.node,
  );
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const pair = { before: before.get(name), after: after.get(name) };
    const place = `${where} ${name}`;
    if (pair.after === undefined) yield change("major", place, "the parameter was removed");
    else if (pair.before === undefined) {
      const demanded = direction === "sent" && member(walk.follow(pair).after.node, "required") === true;
      yield demanded
        ? change("major", place, "a new parameter that must be sent")
        : change("minor", place, "a new parameter");
    } else yield* compareParameter(pair, place, direction, walk);
  }
}

/** A parameter, or a header of a response. */
export function* compareParameter(
  pair: Pair,
  where: string,
  direction: Direction,
  walk: Walk,
): Generator<Change> {
  const found = walk.follow(pair);
  const place = found.before.place ?? where;
  const parameter = { before: found.before.node, after: found.after.node };
  const required = at(parameter, "required");
  if ((required.before === true) !== (required.after === true))
    yield change(
      weigh(required.after === true ? "fewer" : "more", direction),
      place,
      required.after === true ? "is required now" : "is no longer required",
    );
  yield* compareSchemas(at(parameter, "schema"), place, direction, walk);
  yield* compareContent(parameter, place, direction, walk);
  yield* compareDeprecated(parameter, place);
  yield* compareRest(parameter, place, ["name", "in", "required", "schema", "content", "deprecated"], walk);
}

function byName(path: JsonNode, operation: JsonNode, follow: (value: Json) => JsonNode): Map<string, Json> {
  const all = [...listAt(path, "parameters"), ...listAt(operation, "parameters")];
  return new Map(
    all.map((value) => {
      const node = follow(value);
      return [`${member(node, "in")} ${member(node, "name")}`, value];
    }),
  );
}
