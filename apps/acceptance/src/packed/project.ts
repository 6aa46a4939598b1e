import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runProgram } from "../run-program.ts";

const FIXTURES = fileURLToPath(new URL("../../consumer/", import.meta.url));
const require = createRequire(import.meta.url);

/** The manifest of the client's own package, which has the library that the client may be used with. */
export const CLIENT = require.resolve("flowroute-client/package.json");

/** A folder of somebody who uses the client. */
export interface Project {
  folder: string;
  /** Takes it away again. */
  remove(): void;
}

/** Makes a project outside of the monorepo that has installed the packed client with npm, and nothing else. */
export async function makeProject(
  tarball: string,
  type: "module" | "commonjs",
  fixtures: readonly string[] = [],
): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), "flowroute-consumer-"));
  const manifest = { name: "consumer", version: "1.0.0", private: true, type };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  await runProgram("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball], { cwd: folder });
  for (const name of fixtures) copyFileSync(join(FIXTURES, name), join(folder, name));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Puts a package beside the client, as if the project had installed it too. */
export function addPackage(
  project: Project,
  name: string,
  resolvedFrom: string = import.meta.filename,
): void {
  const manifest = createRequire(realpathSync(resolvedFrom)).resolve(`${name}/package.json`);
  const place = join(project.folder, "node_modules", name);
  mkdirSync(dirname(place), { recursive: true });
  // A junction needs no rights on Windows; elsewhere it is a link like others.
  symlinkSync(realpathSync(dirname(manifest)), place, "junction");
}

/** The compiler of one of the TypeScript packages that are installed here. */
export function compilerOf(typescript: "typescript" | "typescript-5"): string {
  return join(dirname(require.resolve(`${typescript}/package.json`)), "bin/tsc");
}
