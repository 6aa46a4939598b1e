import { type Change, change } from "./change.ts";
import { at, differs, type JsonNode, keysOf, type Pair } from "./node.ts";
import type { Walk } from "./walk.ts";

const WORDING = [
  "title",
  "summary",
  "description",
  "example",
  "examples",
  "externalDocs",
  "$comment",
  // Ours: what no public source states, and what is not one of the eleven operations.
  "x-inferred",
  "x-companion",
];

/**
 * The members that no rule looks at. Wording is a patch; whatever is not known here counts as breaking, since a
 * difference that is not understood must not pass as none.
 */
export function* compareRest(
  pair: Pair<JsonNode>,
  where: string,
  ruled: readonly string[],
  walk: Walk,
): Generator<Change> {
  for (const key of keysOf(pair)) {
    if (ruled.includes(key)) continue;
    const value = at(pair, key);
    const known = isWording(key);
    if (!known) walk.holdsUnknown(value.after);
    if (!differs(value)) continue;
    if (known) yield change("patch", where, `${key} is worded otherwise`);
    else yield change("major", where, `${key} changed, and what that does is not known here`);
  }
}

/** SemVer asks for a minor when something is deprecated. */
export function* compareDeprecated(pair: Pair<JsonNode>, where: string): Generator<Change> {
  const { before, after } = at(pair, "deprecated");
  if ((before === true) === (after === true)) return;
  yield after === true
    ? change("minor", where, "is deprecated now")
    : change("patch", where, "is not deprecated any more");
}

export const isWording = (key: string): boolean => WORDING.includes(key);
