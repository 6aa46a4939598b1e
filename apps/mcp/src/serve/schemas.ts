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
  const schemas = { inputSchema: passingOn(lean(input)), outputSchema: passingOn(lean(output)) };
  made.set(tool, schemas);
  return schemas;
}

/**
 * A schema that says what is taken and lets everything through: the tool itself reads its input, so that what
 * is wrong with it is said in the tool's words.
 */
const passingOn = (schema: Record<string, unknown>): StandardSchemaWithJSON => ({
  "~standard": {
    version: 1,
    vendor: "flowroute-mcp",
    validate: (value) => ({ value }),
    jsonSchema: { input: () => schema, output: () => schema },
  },
});

/** Without the members that say nothing to a model and cost tokens in every session. */
function lean(schema: Record<string, unknown>): Record<string, unknown> {
  const { $schema: _, ...rest } = schema;
  return JSON.parse(JSON.stringify(rest), (key, value: unknown) =>
    (key === "maximum" && value === Number.MAX_SAFE_INTEGER) ||
    (key === "minimum" && value === Number.MIN_SAFE_INTEGER) ||
    key === "propertyNames"
      ? undefined
      : // An empty schema takes anything, and hosts that lint want that said.
        key === "additionalProperties" && typeof value === "object" && Object.keys(value ?? {}).length === 0
        ? true
        : value,
  );
}
