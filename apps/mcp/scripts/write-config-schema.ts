// Writes config.schema.json from the table of settings and the names of the tools: `npm run generate`.
import { writeFileSync } from "node:fs";
import { configSchema } from "../src/settings/config-schema.ts";
import { catalog } from "../src/tools/catalog.ts";

const schema = configSchema(catalog.map(({ name }) => name));
writeFileSync(new URL("../config.schema.json", import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
