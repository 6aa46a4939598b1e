import { isDeepStrictEqual } from "node:util";
import { type Change, change, type Direction, weigh } from "../change.ts";
import { type Json, type JsonNode, listAt, member, type Pair } from "../node.ts";
import type { CompareWithin } from "./compare-schemas.ts";

const OPTIONS = ["anyOf", "oneOf"];
export const COMPOSED = [...OPTIONS, "allOf"];

/**
 * `anyOf`, `oneOf` and `allOf`. Members that are the same in both are paired, wherever they stand; what is left is
 * paired in order if there are equally many, and else counts as gone and come.
 *
 * An option that is gone is breaking for readers, too, who lose a type to tell apart. Whether two options of a `oneOf`
 * overlap now is not looked into: generated types make the same union of it as of an `anyOf`.
 */
export function* compareComposed(
  pair: Pair<JsonNode>,
  where: string,
  direction: Direction,
  within: CompareWithin,
): Generator<Change> {
  for (const key of COMPOSED) {
    const isOption = OPTIONS.includes(key);
    const had = member(pair.before, key) !== undefined;
    const has = member(pair.after, key) !== undefined;
    const place = `${where} ${key}`;
    if (had && has) yield* compareMembers(pair, key, where, direction, within);
    else if (has) yield change(isOption ? weigh("fewer", direction) : "major", place, "is new");
    else if (had) yield change(isOption ? weigh("more", direction) : "major", place, "was removed");
  }
}

function* compareMembers(
  pair: Pair<JsonNode>,
  key: string,
  where: string,
  direction: Direction,
  within: CompareWithin,
): Generator<Change> {
  const before = listAt(pair.before, key);
  const after = listAt(pair.after, key);
  // A reference that stayed may lead to something that did not.
  for (const [index, schema] of before.entries())
    if (has(after, schema)) yield* within({ before: schema, after: schema }, `${where} ${key} ${index + 1}`);
  const gone = before.filter((schema) => !has(after, schema));
  const come = after.filter((schema) => !has(before, schema));
  if (gone.length === come.length) {
    for (const [index, schema] of gone.entries())
      yield* within({ before: schema, after: come[index] }, `${where} ${key} ${before.indexOf(schema) + 1}`);
    return;
  }
  const newLevel = OPTIONS.includes(key) ? weigh("more", direction) : "major";
  for (const schema of gone)
    yield change("major", `${where} ${key} ${before.indexOf(schema) + 1}`, "the alternative was removed");
  for (const schema of come)
    yield change(newLevel, `${where} ${key} ${after.indexOf(schema) + 1}`, "a new alternative");
}

const has = (list: Json[], schema: Json): boolean => list.some((each) => isDeepStrictEqual(each, schema));
