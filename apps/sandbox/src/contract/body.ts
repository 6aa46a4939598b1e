import { type Content, contractDocument, type Schema } from "./document.ts";
import { type Check, compileRequestCheck, type Finding } from "./schemas.ts";

export type BodyReader = {
  required: boolean;
  /** What is wrong with the body; nothing when it is as the contract says. */
  findingsIn(body: unknown): readonly Finding[];
};

const SCHEMAS = "#/components/schemas/";

function alternativesOf(schema: Schema): readonly Schema[] {
  const alternatives: unknown = Reflect.get(schema, "oneOf");
  return Array.isArray(alternatives) ? alternatives : [schema];
}

function isDocumentForm(schema: Schema): boolean {
  const reference: unknown = Reflect.get(schema, "$ref");
  const target =
    typeof reference === "string" && reference.startsWith(SCHEMAS)
      ? contractDocument.components.schemas[reference.slice(SCHEMAS.length)]
      : schema;
  const required: unknown = target === undefined ? undefined : Reflect.get(target, "required");
  return Array.isArray(required) && required.includes("data");
}

/**
 * Where the contract takes a JSON:API document or a flat body, the body is checked against the one that it looks
 * like: what is said to be wrong then mirrors what was sent.
 */
export function bodyReader(requestBody: { required: boolean; content: Content }): BodyReader {
  const schema = requestBody.content["application/vnd.api+json"]?.schema ?? {};
  const alternatives = alternativesOf(schema);
  const documentForm = alternatives.find(isDocumentForm) ?? schema;
  const flatForm = alternatives.find((alternative) => !isDocumentForm(alternative)) ?? documentForm;
  const checks = new Map<Schema, Check>();
  return {
    required: requestBody.required,
    findingsIn(body) {
      const hasData = typeof body === "object" && body !== null && Object.hasOwn(body, "data");
      const form = hasData ? documentForm : flatForm;
      let check = checks.get(form);
      if (check === undefined) {
        check = compileRequestCheck(form);
        checks.set(form, check);
      }
      return check(body) ? [] : (check.errors ?? []);
    },
  };
}
