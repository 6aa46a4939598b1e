import { type Change, change, type Direction, weigh } from "../change.ts";
import { at, type JsonNode, keysOf, nodesAt, type Pair } from "../node.ts";
import { compareRest } from "../rest.ts";
import { compareSchemas } from "../schema/compare-schemas.ts";
import type { Walk } from "../walk.ts";

/** A new media type is breaking for a reader, who may get one that the last release did not name. */
export function* compareContent(
  pair: Pair<JsonNode>,
  where: string,
  direction: Direction,
  walk: Walk,
): Generator<Change> {
  const content = nodesAt(pair, "content");
  for (const type of keysOf(content)) {
    const place = `${where} ${type}`;
    const media = at(content, type);
    if (media.after === undefined) yield change("major", place, "the media type was removed");
    else if (media.before === undefined) yield change(weigh("more", direction), place, "a new media type");
    else {
      const nodes = nodesAt(content, type);
      yield* compareSchemas(at(nodes, "schema"), place, direction, walk);
      yield* compareRest(nodes, place, ["schema"], walk);
    }
  }
}

export function* compareRequestBodies(
  pair: Pair,
  where: string,
  direction: Direction,
  walk: Walk,
): Generator<Change> {
  if (pair.before === undefined && pair.after === undefined) return;
  const found = walk.follow(pair);
  const body = { before: found.before.node, after: found.after.node };
  const required = at(body, "required");
  if (pair.after === undefined) yield change("major", `${where} body`, "the body was removed");
  else if (pair.before === undefined)
    yield direction === "sent" && required.after === true
      ? change("major", `${where} body`, "a new body that must be sent")
      : change("minor", `${where} body`, "a new body");
  else {
    const place = found.before.place ?? `${where} body`;
    if ((required.before === true) !== (required.after === true))
      yield change(
        weigh(required.after === true ? "fewer" : "more", direction),
        place,
        required.after === true ? "is required now" : "is no longer required",
      );
    yield* compareContent(body, place, direction, walk);
    yield* compareRest(body, place, ["required", "content"], walk);
  }
}
