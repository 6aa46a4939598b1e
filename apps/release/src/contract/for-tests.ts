import contract from "flowroute-openapi" with { type: "json" };
import { isNode, type Json, type JsonNode, jsonNode } from "./node.ts";

/** The contract as it is now: what is compared in earnest. */
export const theContract: JsonNode = jsonNode.parse(contract);

/** The path of keys from a document's root to a place in it. */
export type Keys = readonly (string | number)[];

/** Every place of a document, without the examples, which are data of any form. */
export function* placesOf(value: Json | undefined, keys: Keys = []): Generator<Keys> {
  if (keys.length > 0) yield keys;
  if (typeof value !== "object" || value === null) return;
  for (const [key, inside] of Object.entries(value)) {
    if (key === "example" || key === "examples") continue;
    yield* placesOf(inside, [...keys, Array.isArray(value) ? Number(key) : key]);
  }
}

/** A copy of the document in which `alter` has changed the object or list that holds the last key. */
export function altered<Document extends Json>(
  document: Document,
  keys: Keys,
  alter: (holder: JsonNode | Json[], key: string | number) => void,
): Document {
  const copy = structuredClone(document);
  let holder: Json | undefined = copy;
  for (const key of keys.slice(0, -1)) holder = inside(holder, key);
  const last = keys.at(-1);
  if ((!isNode(holder) && !Array.isArray(holder)) || last === undefined)
    throw new Error(`nothing at ${keys.join("/")}`);
  alter(holder, last);
  return copy;
}

export const drop = (holder: JsonNode | Json[], key: string | number): void => {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
};

export const put =
  (value: Json) =>
  (holder: JsonNode | Json[], key: string | number): void => {
    if (Array.isArray(holder)) holder[Number(key)] = value;
    else holder[key] = value;
  };

export const valueAt = (document: Json, keys: Keys): Json | undefined =>
  keys.reduce<Json | undefined>((value, key) => inside(value, key), document);

const inside = (value: Json | undefined, key: string | number): Json | undefined => {
  if (Array.isArray(value)) return value[Number(key)];
  return isNode(value) ? value[key] : undefined;
};
