import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The built server, which is what is published. */
const BUILT = fileURLToPath(new URL("../../../mcp/dist/", import.meta.url));

/** Takes the built server into a folder, so that all of a run's processes are the same, whatever is built meanwhile. */
export function takeServer(folder: string): string {
  const program = join(folder, "flowroute-mcp");
  if (!existsSync(join(BUILT, "cli.js")))
    throw new Error("apps/mcp/dist is missing: build flowroute-mcp first.");
  cpSync(BUILT, program, { recursive: true });
  return join(program, "cli.js");
}
