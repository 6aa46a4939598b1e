import { createRequire } from "node:module";
import { dirname, join } from "node:path";

// What is installed there is on nobody's PATH.
const fromRuntimes = createRequire(createRequire(import.meta.url).resolve("flowroute-runtimes/package.json"));

function binary(name: string, path: string): string {
  return join(dirname(fromRuntimes.resolve(`${name}/package.json`)), path);
}

const EXE = process.platform === "win32" ? ".exe" : "";

/** The Node versions that the client promises to run on, and the one that runs the tests. */
export const NODES = {
  "Node 20": binary("node-20", `bin/node${EXE}`),
  "Node 22": binary("node-22", `bin/node${EXE}`),
  [`this Node (${process.version})`]: process.execPath,
} as const;

export const BUN = binary("bun", "bin/bun.exe");
export const DENO = binary("deno", `deno${EXE}`);
export const WORKERD = binary("workerd", "bin/workerd");
