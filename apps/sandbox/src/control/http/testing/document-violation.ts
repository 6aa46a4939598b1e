import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { controlDocument } from "../openapi.ts";
import { everyOperation } from "../operations.ts";
import { findRoutes } from "../route.ts";
import type { Answered } from "./ask.ts";

const document = controlDocument(everyOperation, "1.0.0");

const ajv = new Ajv2020({ strict: false });
addFormatsModule.default(ajv);
ajv.addFormat("base64", true);
ajv.addSchema(document, "control");

const paths = findRoutes(everyOperation.map(({ method, path }) => ({ method, path, handle: () => {} })));

const pointer = (...parts: string[]) =>
  parts.map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

function schemaPointer(method: string, path: string, status: number): string | undefined {
  if (status >= 400) return pointer("components", "schemas", "ErrorDocument");
  const route = paths.find(path)?.value.byMethod.get(method);
  if (route === undefined) return undefined;
  return pointer(
    "paths",
    route.path,
    method.toLowerCase(),
    "responses",
    String(status),
    "content",
    "application/json",
    "schema",
  );
}

/** How an answer differs from what the control document promises; undefined where it does not. */
export function documentViolation(
  method: string,
  url: string,
  { status, body }: Answered,
): string | undefined {
  if (body === undefined) return undefined;
  const at = schemaPointer(method, url.split("?", 1)[0] ?? "", status);
  if (at === undefined) return `${method} ${url} is not in the document`;
  const check = ajv.compile({ $ref: `control#${at}` });
  return check(body) ? undefined : `${method} ${url}: ${ajv.errorsText(check.errors)}`;
}
