// Whether the changesets say enough: `npm run release:claims`, and in a pull request `-- --since origin/main`.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { checkClaims } from "./check-claims.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

try {
  const { values } = parseArgs({ options: { since: { type: "string" } } });
  for (const { passed, text } of await checkClaims(ROOT, values.since)) {
    if (passed) console.log(text);
    else {
      console.error(text);
      process.exitCode = 1;
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
