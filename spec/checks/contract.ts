import { readFileSync } from "node:fs";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const bundle: unknown = JSON.parse(readFileSync(new URL("../dist/openapi.json", import.meta.url), "utf8"));
export const contract = asObject(bundle);

function asObject(value: unknown): JsonObject {
  if (typeof value !== "object" || value === null) throw new Error("dist/openapi.json is not an object");
  return Object.fromEntries(Object.entries(value));
}

/** The object that a `$ref` of the bundle points to; any other object as it is. */
export function resolve(value: Json | undefined): JsonObject {
  if (!isObject(value)) throw new Error(`not an object: ${JSON.stringify(value)}`);
  const ref = value["$ref"];
  if (typeof ref !== "string") return value;
  const keys = ref.replace("#/", "").split("/");
  const target = keys.reduce<Json | undefined>((at, key) => (isObject(at) ? at[key] : undefined), contract);
  if (!isObject(target)) throw new Error(`nothing at ${ref}`);
  return resolve(target);
}

export type Operation = {
  id: string;
  path: string;
  method: string;
  value: JsonObject;
  parameters: JsonObject[];
};

const METHODS = ["get", "put", "post", "delete", "patch"];

function operationsUnder(key: "paths" | "webhooks"): Operation[] {
  return Object.entries(resolve(contract[key])).flatMap(([path, item]) => {
    const pathItem = resolve(item);
    return METHODS.filter((method) => isObject(pathItem[method])).map((method) => {
      const value = resolve(pathItem[method]);
      const parameters = [pathItem["parameters"], value["parameters"]]
        .flatMap((list) => (Array.isArray(list) ? list : []))
        .map(resolve);
      return { id: String(value["operationId"]), path, method, value, parameters };
    });
  });
}

export const operations = operationsUnder("paths");
export const webhooks = operationsUnder("webhooks");

export type Content = { where: string; schema: JsonObject; examples: { name: string; value: Json }[] };

function contentOf(where: string, holder: Json | undefined): Content[] {
  if (holder === undefined) return [];
  const content = resolve(holder)["content"];
  if (!isObject(content)) return [];
  return Object.entries(content).map(([mediaType, media]) => {
    const value = resolve(media);
    const examples = Object.entries(isObject(value["examples"]) ? value["examples"] : {});
    return {
      where: `${where} ${mediaType}`,
      schema: isObject(value["schema"]) ? value["schema"] : {},
      examples: examples.map(([name, example]) => ({ name, value: resolve(example)["value"] ?? null })),
    };
  });
}

export const requestContents = (operation: Operation): Content[] =>
  contentOf(`${operation.id} request`, operation.value["requestBody"]);

export const responseContents = (operation: Operation): Content[] =>
  Object.entries(resolve(operation.value["responses"])).flatMap(([status, response]) =>
    contentOf(`${operation.id} ${status}`, response),
  );

/** Every schema object at or under `schema`, references followed once each, with its place. */
export function* schemasUnder(
  schema: Json | undefined,
  where: string,
  seen = new Set<JsonObject>(),
): Generator<{ where: string; schema: JsonObject }> {
  const value = resolve(schema);
  if (seen.has(value)) return;
  seen.add(value);
  yield { where, schema: value };
  for (const key of ["oneOf", "anyOf", "allOf"]) {
    const list = value[key];
    if (Array.isArray(list))
      for (const [i, each] of list.entries()) yield* schemasUnder(each, `${where}/${key}/${i}`, seen);
  }
  if (isObject(value["items"])) yield* schemasUnder(value["items"], `${where}[]`, seen);
  if (isObject(value["properties"]))
    for (const [name, each] of Object.entries(value["properties"]))
      yield* schemasUnder(each, `${where}.${name}`, seen);
}
