import type { StandardSchemaWithJSON } from "@modelcontextprotocol/server";
import type { Tool } from "../tools/tool.ts";

type Advertised = { inputSchema: StandardSchemaWithJSON; outputSchema: StandardSchemaWithJSON };

const made = new WeakMap<Tool, Advertised>();

/** The schemas that hosts are told, made once for each tool. */
export function advertised(tool: Tool): Advertised {
  const known = made.get(tool);
  if (known !== undefined) return known;
  const input = tool.input["~standard"].jsonSchema.input({ target: "draft-2020-12" });
  const output = tool.output["~standard"].jsonSchema.output({ target: "draft-2020-12" });
  const schemas = { inputSchema: passingOn(lean(input)), outputSchema: passingOn(open(lean(output))) };
  made.set(tool, schemas);
  return schemas;
}

/**
 * A schema that says what is taken and lets everything through: the tool itself reads its input, so that what
 * is wrong with it is said in the tool's words.
 */
const passingOn = (schema: Schema): StandardSchemaWithJSON => ({
  "~standard": {
    version: 1,
    vendor: "flowroute-mcp",
    validate: (value) => ({ value }),
    jsonSchema: { input: () => schema, output: () => schema },
  },
});

type Schema = Record<string, unknown>;

/** At or beyond these a limit keeps nobody from anything: it is not said, and holds all the same. */
const LEAST: Readonly<Record<string, number>> = { minimum: 1, minLength: 1, minItems: 1 };
const MOST: Readonly<Record<string, number>> = { maximum: 100_000 };

/** Without the members that say nothing to a model and cost tokens in every session. */
function lean({ $schema: _, ...schema }: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === "propertyNames" ||
    (typeof value === "number" && (value <= (LEAST[key] ?? -Infinity) || value >= (MOST[key] ?? Infinity)))
      ? undefined
      : value,
  );
}

/** An object may have more members than are named: whoever reads it passes over them. */
const open = (schema: Schema): Schema =>
  JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === "additionalProperties" && (typeof value === "boolean" || isEmpty(value)) ? undefined : value,
  );

const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;
