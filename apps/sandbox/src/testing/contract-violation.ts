import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import openapi from "flowroute-openapi" with { type: "json" };

/** Compiled apart from the sandbox's own checks, from the document as it is published. */
const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
addFormatsModule.default(ajv);
ajv.addSchema({ ...openapi, $id: "contract" });

const MEDIA_TYPE = "application/vnd.api+json";

function pointer(...parts: string[]): string {
  return parts.map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function pathTemplate(path: string): string | undefined {
  const plain = path.split("?", 1)[0] ?? "";
  const templates = Object.keys(openapi.paths);
  return (
    templates.find((template) => template === plain) ??
    templates.find((template) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(plain))
  );
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function schemaOf(response: unknown, at: string): { empty: boolean; reference: string } {
  const named = member(response, "$ref");
  if (typeof named === "string") {
    const parts = named.slice(2).split("/");
    const target = parts.reduce<unknown>(member, openapi);
    return schemaOf(target, pointer(...parts));
  }
  return {
    empty: member(response, "content") === undefined,
    reference: `contract#${at}${pointer("content", MEDIA_TYPE, "schema")}`,
  };
}

function responseFor(
  method: string,
  path: string,
  status: number,
): { response: unknown; at: string } | undefined {
  const template = pathTemplate(path);
  const operation =
    template === undefined ? undefined : member(member(openapi.paths, template), method.toLowerCase());
  const responses = member(operation, "responses");
  const key = member(responses, String(status)) === undefined ? "default" : String(status);
  if (template === undefined || responses === undefined) {
    return { response: openapi.components.responses.Error, at: pointer("components", "responses", "Error") };
  }
  if (key === "default" && status < 400) return undefined;
  return {
    response: member(responses, key),
    at: pointer("paths", template, method.toLowerCase(), "responses", key),
  };
}

/** How an answer breaks the contract; undefined when it does not. */
export function contractViolation(
  method: string,
  path: string,
  response: { status: number; headers: Headers },
  body: unknown,
): string | undefined {
  const found = responseFor(method, path, response.status);
  if (found === undefined) return `status ${response.status} is not in the contract`;
  const { empty, reference } = schemaOf(found.response, found.at);
  if (empty) return body === undefined ? undefined : "there is a body where the contract has none";
  if (response.headers.get("content-type") !== MEDIA_TYPE) return "the media type is not the contract's";
  const check = ajv.getSchema(reference);
  if (check === undefined) return `the contract has no schema at ${reference}`;
  if (check(body) !== true) return ajv.errorsText(check.errors);
  const status = member(member(member(body, "errors"), "0"), "status");
  if (response.status >= 400 && status !== response.status) return "the error's status is not the answer's";
  return undefined;
}
