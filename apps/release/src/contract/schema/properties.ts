import { type Change, change, type Direction, weigh } from "../change.ts";
import { at, differs, type JsonNode, keysOf, nodesAt, type Pair, wordsAt } from "../node.ts";
import type { CompareWithin } from "./compare-schemas.ts";

/**
 * `properties` and `required`. A property that is gone is breaking whoever writes it: senders are refused or not
 * heard, readers miss it. A new one is breaking only where it must be sent.
 */
export function* compareProperties(
  pair: Pair<JsonNode>,
  where: string,
  direction: Direction,
  within: CompareWithin,
): Generator<Change> {
  const properties = nodesAt(pair, "properties");
  const required = { before: wordsAt(pair.before, "required"), after: wordsAt(pair.after, "required") };
  for (const name of new Set([...keysOf(properties), ...required.before, ...required.after])) {
    const place = `${where}.${name}`;
    const property = at(properties, name);
    const must = { before: required.before.includes(name), after: required.after.includes(name) };
    if (property.before !== undefined && property.after === undefined)
      yield change("major", place, "the property was removed");
    else if (property.before === undefined && property.after !== undefined)
      yield isNewDemand(must, direction)
        ? change("major", place, "a new property that must be sent")
        : change("minor", place, "a new property");
    else {
      if (must.before !== must.after)
        yield change(
          weigh(must.after ? "fewer" : "more", direction),
          place,
          must.after ? "is required now" : "is no longer required",
        );
      if (property.before !== undefined) yield* within(property, place);
    }
  }
}

const isNewDemand = (must: Pair<boolean>, direction: Direction): boolean =>
  direction === "sent" && must.after && !must.before;

/**
 * `additionalProperties`. Closing is breaking for readers, too, whose generated types let them look at any name while
 * it was open; so is leaving out a `true`, which alone changes the types.
 */
export function* compareAdditional(
  pair: Pair<JsonNode>,
  where: string,
  direction: Direction,
  within: CompareWithin,
): Generator<Change> {
  const { before, after } = at(pair, "additionalProperties");
  if (!differs({ before, after })) return;
  if (after === false) yield change("major", where, "takes no other properties any more");
  else if (before === false)
    yield change(weigh("more", direction), where, "other properties are possible now");
  else if (after === undefined) yield change("major", where, "no longer says what other properties are");
  else {
    if (before === undefined) yield change("minor", where, "says what other properties are");
    yield* within({ before, after }, `${where}.*`);
  }
}
