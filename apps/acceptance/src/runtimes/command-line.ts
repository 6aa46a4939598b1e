import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { BUN, DENO, NODES } from "../installed-runtimes.ts";
import { runProgram } from "../run-program.ts";
import type { CheckTargets, Runtime } from "./runtime.ts";

const ENTRY = "entry.mjs";
const IMPORT_MAP = "imports.json";

/** Deno gets no node_modules, no registry and no environment: nothing but the network and the package's files. */
const DENO_FLAGS = [
  ...["--no-prompt", "--no-config", "--no-lock", "--no-npm", "--no-remote", "--node-modules-dir=none"],
  ...["--allow-net", `--import-map=${IMPORT_MAP}`],
];

/** Node, Bun and Deno: programs that run a file and print. */
export const COMMAND_LINE_RUNTIMES: Runtime[] = [
  ...Object.entries(NODES).map(([name, node]) => runtime(name, node, [])),
  runtime("Bun", BUN, ["run", "--no-install"]),
  runtime("Deno", DENO, ["run", ...DENO_FLAGS]),
];

function runtime(name: string, program: string, flags: readonly string[]): Runtime {
  return {
    name,
    tellsWhy: true,
    check: async (folder, targets) => {
      writeFileSync(join(folder, ENTRY), entry(targets));
      writeFileSync(join(folder, IMPORT_MAP), JSON.stringify({ imports: importMap(".") }));
      return JSON.parse(await runProgram(program, [...flags, ENTRY], { cwd: folder }));
    },
  };
}

function entry(targets: CheckTargets): string {
  return `import { check } from "./checks.js";
console.log(JSON.stringify(await check(${JSON.stringify(targets)})));
`;
}

/** Where the entries of the package are, for what knows no node_modules. */
export function importMap(root: string): Record<string, string> {
  const dist = `${root}/node_modules/flowroute-client/dist`;
  return {
    "flowroute-client": `${dist}/index.js`,
    "flowroute-client/segments": `${dist}/segments.js`,
    "flowroute-client/webhooks": `${dist}/webhooks.js`,
  };
}
