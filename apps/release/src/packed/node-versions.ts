import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";

const { resolve } = createRequire(import.meta.url);
const RUNTIMES = resolve("flowroute-runtimes/package.json");
const Manifest = z.object({ dependencies: z.record(z.string(), z.string()) });
const Version = z.object({ version: z.string() });

const json = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
const program = process.platform === "win32" ? "bin/node.exe" : "bin/node";

function installed(name: string): { version: string; path: string } {
  const manifest = createRequire(RUNTIMES).resolve(`${name}/package.json`);
  return { version: Version.parse(json(manifest)).version, path: join(dirname(manifest), program) };
}

function isEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 13);
}

const all = [
  ...Object.keys(Manifest.parse(json(RUNTIMES)).dependencies)
    .filter((name) => name.startsWith("node-"))
    .map(installed),
  { version: process.versions.node, path: process.execPath },
];

/** Every Node that is installed here: those that run the server and the sandbox, and those that are too old. */
export const NEW_ENOUGH = all.filter(({ version }) => isEnough(version));
export const TOO_OLD = all.filter(({ version }) => !isEnough(version));
