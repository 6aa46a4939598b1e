import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { isObject } from "../answer/shape.ts";

const contract: unknown = JSON.parse(
  readFileSync(new URL(import.meta.resolve("flowroute-openapi/openapi.json")), "utf8"),
);

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: "contract", ...members(contract) });

/** An operation of the contract. */
export interface Operation {
  operationId: string;
  tag: string;
  method: string;
  path: string;
  /** The longest page of a list; undefined if the contract tells none; null for what is no list. */
  longestPage: number | undefined | null;
}

/** The operations that the client has methods for: all but those that the contract gives to the sandbox alone. */
export const OPERATIONS: Operation[] = Object.entries(members(at("paths"))).flatMap(([path, item]) =>
  Object.entries(members(item)).flatMap(([method, operation]) => {
    const { operationId, tags, "x-sandbox-only": sandboxOnly } = members(operation);
    return typeof operationId === "string" && Array.isArray(tags) && sandboxOnly !== true
      ? [
          {
            operationId,
            tag: String(tags[0]),
            method: method.toUpperCase(),
            path,
            longestPage: longestPage(path, method),
          },
        ]
      : [];
  }),
);

function longestPage(path: string, method: string): number | undefined | null {
  const limit = parametersAt("paths", path, method, "parameters").find(({ name }) => name === "limit");
  if (limit === undefined) return null;
  const { maximum } = members(deref(limit["schema"]));
  return typeof maximum === "number" ? maximum : undefined;
}

/** The client's name for an operation: the operationId without the noun that its namespace already says. */
export function methodName({ operationId, tag }: Pick<Operation, "operationId" | "tag">): string {
  const noun = `${tag.charAt(0).toUpperCase()}${tag.slice(1, -1)}`;
  return operationId.replace(new RegExp(`${noun}s?$`), "");
}

export function operation(operationId: string): Operation {
  const found = OPERATIONS.find((each) => each.operationId === operationId);
  if (found === undefined) throw new Error(`The contract has no ${operationId}.`);
  return found;
}

/** What is wrong with a request's body by the contract; empty if nothing is. */
export function wrongInBody({ path, method }: Operation, body: unknown): string[] {
  const pointer = `paths/${escaped(path)}/${method.toLowerCase()}/requestBody/content/${escaped("application/vnd.api+json")}/schema`;
  return wrong(`contract#/${pointer}`, body);
}

/** What is wrong with a request's query by the contract; empty if nothing is. */
export function wrongInQuery({ path, method }: Operation, query: Record<string, string>): string[] {
  const declared = parametersAt("paths", path, method.toLowerCase(), "parameters");
  return Object.entries(query).flatMap(([name, text]) => {
    const parameter = declared.find((each) => each["name"] === name && each["in"] === "query");
    if (parameter === undefined) return [`${name} is not in the contract`];
    const { schema } = parameter;
    const numeric = ["integer", "number"].includes(String(members(schema)["type"]));
    const validate = ajv.compile(members(schema));
    return validate(numeric ? Number(text) : text) ? [] : [`${name}: ${ajv.errorsText(validate.errors)}`];
  });
}

/** What is wrong with a webhook's payload by the contract; empty if nothing is. */
export function wrongInWebhook(webhook: string, payload: unknown): string[] {
  const pointer = `webhooks/${webhook}/post/requestBody/content/${escaped("application/json")}/schema`;
  return wrong(`contract#/${pointer}`, payload);
}

/** The contract's own examples of webhooks: [webhook, name of the example, payload]. */
export const WEBHOOK_EXAMPLES = Object.entries(members(at("webhooks"))).flatMap(([webhook]) => {
  const { examples } = members(at("webhooks", webhook, "post", "requestBody", "content", "application/json"));
  return Object.entries(members(examples)).map(
    ([name, example]) => [webhook, name, members(deref(example))["value"]] as const,
  );
});

/** The contract's own example of an answer. */
export function exampleOf({ path, method }: Operation, status: number): unknown {
  const response = deref(at("paths", path, method.toLowerCase(), "responses", String(status)));
  const content = members(members(members(response)["content"])["application/vnd.api+json"]);
  const [example] = Object.values(members(content["examples"]));
  return members(deref(example))["value"];
}

function wrong($ref: string, value: unknown): string[] {
  const validate = ajv.compile({ $ref });
  return validate(value) ? [] : [ajv.errorsText(validate.errors)];
}

function parametersAt(...keys: string[]): Record<string, unknown>[] {
  const list = at(...keys);
  return Array.isArray(list) ? list.map((each) => members(deref(each))) : [];
}

function at(...keys: string[]): unknown {
  return keys.reduce<unknown>((node, key) => members(node)[key], contract);
}

function deref(node: unknown): unknown {
  const { $ref } = members(node);
  if (typeof $ref !== "string") return node;
  return at(
    ...$ref
      .slice(2)
      .split("/")
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~")),
  );
}

function members(node: unknown): Record<string, unknown> {
  return isObject(node) ? node : {};
}

function escaped(key: string): string {
  return encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
}
