import { isNode, type Json, type JsonNode, member } from "../node.ts";
import { isWording } from "../rest.ts";

/** A schema as an object: without what is only worded beside its reference. */
type Opened = { schema: JsonNode; beside: JsonNode };

// One object each, so that comparisons with them are known again and cycles end.
const ANYTHING: Opened = { schema: {}, beside: {} };
const NOTHING: Opened = { schema: { not: {} }, beside: {} };
const opened = new WeakMap<JsonNode, Opened>();

export function open(schema: Json | undefined): Opened {
  if (schema === false) return NOTHING;
  if (!isNode(schema)) return ANYTHING;
  const known = opened.get(schema) ?? withoutSiblings(schema);
  opened.set(schema, known);
  return known;
}

function withoutSiblings(schema: JsonNode): Opened {
  const $ref = member(schema, "$ref");
  if ($ref === undefined) return { schema, beside: {} };
  const siblings = Object.entries(schema).filter(([key]) => key !== "$ref");
  if (siblings.every(([key]) => isWording(key)))
    return { schema: { $ref }, beside: Object.fromEntries(siblings) };
  const rest = Object.fromEntries(siblings);
  const allOf = member(rest, "allOf");
  return { schema: { ...rest, allOf: [...(Array.isArray(allOf) ? allOf : []), { $ref }] }, beside: {} };
}
