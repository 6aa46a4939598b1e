import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeOfScripts } from "./run.mjs";

/**
 * From now on the scripts of this repository run on the machine's Node, and not on the one that was installed with
 * their dependencies. `npm run setup` after a `node_modules` that was taken away brings that one back.
 */
const bin = join(dirname(fileURLToPath(import.meta.url)), "..", "node_modules", ".bin");
for (const name of readdirSync(bin))
  if (/^node(\.\w+)?$/.test(name)) rmSync(join(bin, name), { recursive: true });

const found = nodeOfScripts();
console.log(`Scripts run on Node ${found}.`);
if (found !== process.versions.node) {
  console.error(`They should run on Node ${process.versions.node}, which runs this.`);
  process.exitCode = 1;
}
