import { copyFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./pnpm.mjs";
import { nodeOfScripts } from "./run.mjs";

/**
 * From now on the scripts of this repository run on the Node that runs this, and not on the one that was installed with
 * their dependencies: it takes that one's place, since a link to it that is taken away comes back with an install. To
 * have it back, take node_modules away and run `npm run setup`.
 */
const folder = join(ROOT, "node_modules", "node", "bin");
for (const name of readdirSync(folder)) {
  if (!/^node(\.exe)?$/.test(name)) continue;
  // Taken away first: it may be one file with that of other projects.
  rmSync(join(folder, name));
  copyFileSync(process.execPath, join(folder, name));
}

const found = nodeOfScripts();
console.log(`Scripts run on Node ${found}.`);
if (found !== process.versions.node) {
  console.error(`They should run on Node ${process.versions.node}, which runs this.`);
  process.exitCode = 1;
}
