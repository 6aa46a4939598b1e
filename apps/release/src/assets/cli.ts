import { fileURLToPath } from "node:url";
import { attach } from "./attach.ts";
import { publishedIn } from "./published.ts";

// PUBLISHED='[{"name":"flowroute-mcp","version":"1.2.3"}]' node apps/release/src/assets/cli.ts FOLDER
const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const [folder] = process.argv.slice(2);
const published = process.env["PUBLISHED"];
if (folder === undefined || published === undefined) {
  console.error("Name the folder of the files, and give what was published in PUBLISHED, as JSON.");
  process.exitCode = 2;
} else
  try {
    for (const line of await attach(publishedIn(published, ROOT), folder)) console.log(line);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
