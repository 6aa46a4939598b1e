import { join } from "node:path";
import { replaceOnce } from "./replace-once.ts";

/**
 * Mends what openapi-mcp-generator made, as whoever uses it with this carrier would have to: it takes answers of
 * application/vnd.api+json, which the carrier's are, for no JSON, and shows a model "[object Object]". Nothing could be
 * measured with that.
 */
export const readJsonApi = (folder: string): Promise<void> =>
  replaceOnce(
    join(folder, "build", "index.js"),
    "contentType.includes('application/json')",
    "contentType.includes('json')",
  );
