import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const KNOWS_JSON = "contentType.includes('application/json')";
const KNOWS_JSON_API = "contentType.includes('json')";

/**
 * Mends what openapi-mcp-generator made, as whoever uses it with this carrier would have to: it takes answers of
 * application/vnd.api+json, which the carrier's are, for no JSON, and shows a model "[object Object]". Nothing could be
 * measured with that.
 * @throws Error when the line to change is not there: then it may not be needed any more.
 */
export async function readJsonApi(folder: string): Promise<void> {
  const file = join(folder, "build", "index.js");
  const parts = (await readFile(file, "utf8")).split(KNOWS_JSON);
  if (parts.length !== 2) throw new Error(`openapi-mcp-generator makes something else now: ${file}`);
  await writeFile(file, parts.join(KNOWS_JSON_API));
}
