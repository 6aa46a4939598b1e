import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { contractDocument, type Schema } from "./document.ts";

const addFormats = addFormatsModule.default;

/** Checks a value; keeps the findings of its last call in `errors`. */
export type Check = ValidateFunction;
export type Finding = ErrorObject;

const DOCUMENT = "flowroute";

function compiler(allErrors: boolean): (schema: Schema) => Check {
  const ajv = new Ajv2020({ strict: false, allErrors, validateSchema: false });
  addFormats(ajv);
  ajv.addSchema({ $id: DOCUMENT, components: { schemas: contractDocument.components.schemas } });
  return (schema) => ajv.compile(absolute(schema));
}

/** A schema stands anywhere in the document, and its references start at the document's root. */
function absolute(schema: Schema): Schema {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === "$ref" && typeof value === "string" ? `${DOCUMENT}${value}` : value,
    ),
  );
}

let forRequests: ((schema: Schema) => Check) | undefined;
let forResponses: ((schema: Schema) => Check) | undefined;

/** Compiles a check that finds everything that is wrong, for the sender to read. */
export function compileRequestCheck(schema: Schema): Check {
  forRequests ??= compiler(true);
  return forRequests(schema);
}

/** Compiles a check that stops at the first finding: it runs on every answer. */
export function compileResponseCheck(schema: Schema): Check {
  forResponses ??= compiler(false);
  return forResponses(schema);
}
