import { type Change, change, type Direction } from "../change.ts";
import { at, type JsonNode, keysOf, nodesAt, type Pair } from "../node.ts";
import { compareRest } from "../rest.ts";
import type { Walk } from "../walk.ts";
import { compareContent } from "./bodies.ts";
import { compareParameter } from "./parameters.ts";

/**
 * A new success is breaking for a reader: its body joins the types of what comes back. A new error is not, since every
 * reader has to expect those.
 */
export function* compareResponses(
  operation: Pair<JsonNode>,
  where: string,
  direction: Direction,
  walk: Walk,
): Generator<Change> {
  const responses = nodesAt(operation, "responses");
  for (const status of keysOf(responses)) {
    const place = `${where} ${status}`;
    const response = at(responses, status);
    if (response.after === undefined) yield change("major", place, "the response was removed");
    else if (response.before === undefined)
      yield direction === "received" && !/^[45]/.test(status)
        ? change("major", place, "a new response that is no error")
        : change("minor", place, "a new response");
    else yield* compareResponse(response, place, direction, walk);
  }
}

function* compareResponse(pair: Pair, where: string, direction: Direction, walk: Walk): Generator<Change> {
  const found = walk.follow(pair);
  const place = found.before.place ?? where;
  const response = { before: found.before.node, after: found.after.node };
  const headers = nodesAt(response, "headers");
  for (const name of keysOf(headers)) {
    const header = at(headers, name);
    if (header.after === undefined) yield change("major", `${place} ${name}`, "the header was removed");
    else if (header.before === undefined) yield change("minor", `${place} ${name}`, "a new header");
    else yield* compareParameter(header, `${place} ${name}`, direction, walk);
  }
  yield* compareContent(response, place, direction, walk);
  yield* compareRest(response, place, ["headers", "content"], walk);
}
