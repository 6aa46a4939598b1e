import { SCHEMA_KEY } from "./config-file.ts";
import type { JsonSchema } from "./kind.ts";
import { described, NAMES, SETTINGS } from "./table.ts";

/** The JSON Schema of the config file. */
export const configSchema = (toolNames: readonly string[]): JsonSchema => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "The config file of flowroute-mcp",
  description: "Given with --config or FLOWROUTE_MCP_CONFIG. It holds no keys.",
  type: "object",
  properties: {
    [SCHEMA_KEY]: { type: "string", description: "Where this schema is, for an editor; ignored." },
    ...Object.fromEntries(
      NAMES.map((name) => [
        name,
        { description: described(name), ...SETTINGS[name].kind.schema({ toolNames }) },
      ]),
    ),
  },
  additionalProperties: false,
});
