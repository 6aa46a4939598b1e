import { isDeepStrictEqual } from "node:util";
import { type Change, change, type Direction, weigh } from "../change.ts";
import { at, differs, type Json, type JsonNode, listAt, member, type Pair, told } from "../node.ts";

const ANY = ["null", "boolean", "object", "array", "number", "integer", "string"];

/**
 * `type`. What a sender may no longer write is breaking, and so is what a reader did not have to expect. A reader who
 * gets fewer types is safe when only null is gone or numbers became whole; code that tells two other types apart no
 * longer compiles when one of them is gone.
 */
export function* compareTypes(pair: Pair<JsonNode>, where: string, direction: Direction): Generator<Change> {
  const type = at(pair, "type");
  if (!differs(type)) return;
  const before = typesOf(type.before);
  const after = typesOf(type.after);
  const gone = before.filter((name) => !after.includes(name));
  const come = after.filter((name) => !before.includes(name));
  if (gone.length > 0) {
    const safeToRead =
      type.before === undefined || gone.every((name) => name === "null" || name === "number");
    const level = safeToRead ? weigh("fewer", direction) : "major";
    yield change(
      level,
      where,
      `${direction === "sent" ? "no longer takes" : "is no longer"} ${gone.join(", ")}`,
    );
  }
  if (come.length > 0)
    yield change(
      weigh("more", direction),
      where,
      `${direction === "sent" ? "takes" : "may be"} ${come.join(", ")} now`,
    );
}

function typesOf(type: Json | undefined): string[] {
  if (type === undefined) return ANY;
  const names = (Array.isArray(type) ? type : [type]).map(String);
  return names.includes("number") ? [...names, "integer"] : names;
}

/**
 * `enum` and `const`, which is an enum of one. A value that is gone is breaking for readers, too: a comparison with it
 * no longer compiles against the generated types.
 */
export function* compareValues(pair: Pair<JsonNode>, where: string, direction: Direction): Generator<Change> {
  const before = valuesOf(pair.before);
  const after = valuesOf(pair.after);
  if (before === undefined && after === undefined) return;
  if (before === undefined) {
    yield change("major", where, `only ${told(after)} from now on`);
  } else if (after === undefined) {
    yield change(weigh("more", direction), where, `not only ${told(before)} any more`);
  } else {
    for (const value of without(before, after))
      yield change("major", where, `the value ${told(value)} is gone`);
    for (const value of without(after, before))
      yield change(weigh("more", direction), where, `the value ${told(value)} is new`);
  }
}

function valuesOf(schema: JsonNode): Json[] | undefined {
  const only = member(schema, "const");
  if (only === undefined) return member(schema, "enum") === undefined ? undefined : listAt(schema, "enum");
  const values = listAt(schema, "enum");
  return values.length === 0 || values.some((value) => isDeepStrictEqual(value, only)) ? [only] : [];
}

const without = (values: Json[], others: Json[]): Json[] =>
  values.filter((value) => !others.some((other) => isDeepStrictEqual(value, other)));
