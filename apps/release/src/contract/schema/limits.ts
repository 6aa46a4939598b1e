import { type Change, change, type Direction, weigh } from "../change.ts";
import { at, differs, type JsonNode, type Pair, told } from "../node.ts";

const FLOORS = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];
const CEILINGS = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];
/** Of two different ones nobody can say which takes more. */
const FORMS = ["pattern", "format", "multipleOf", "contentEncoding", "contentMediaType"];

export const LIMITS = [...FLOORS, ...CEILINGS, ...FORMS, "uniqueItems", "default"];

/** Whatever bounds the values within their types. */
export function* compareLimits(pair: Pair<JsonNode>, where: string, direction: Direction): Generator<Change> {
  for (const key of [...FLOORS, ...CEILINGS, ...FORMS]) {
    const limit = at(pair, key);
    if (!differs(limit)) continue;
    yield change(
      weigh(nowPossible(key, limit), direction),
      where,
      `${key} was ${told(limit.before)} and is ${told(limit.after)}`,
    );
  }
  const unique = at(pair, "uniqueItems");
  if ((unique.before === true) !== (unique.after === true))
    yield change(
      weigh(unique.after === true ? "fewer" : "more", direction),
      where,
      `uniqueItems is ${unique.after === true}`,
    );
  yield* compareDefault(pair, where, direction);
}

function nowPossible(key: string, { before, after }: Pair): "fewer" | "more" | "others" {
  if (before === undefined) return "fewer";
  if (after === undefined) return "more";
  if (FORMS.includes(key) || typeof before !== "number" || typeof after !== "number") return "others";
  return FLOORS.includes(key) === after > before ? "fewer" : "more";
}

/**
 * A default says what happens to those who send nothing: another one is another behaviour for them. Even a new one
 * is, and generators make a member required that has one. Only a reader is not hurt by a new one.
 */
function* compareDefault(pair: Pair<JsonNode>, where: string, direction: Direction): Generator<Change> {
  const value = at(pair, "default");
  if (!differs(value)) return;
  const harmless = value.before === undefined && direction === "received";
  yield change(
    harmless ? "minor" : "major",
    where,
    `default was ${told(value.before)} and is ${told(value.after)}`,
  );
}
