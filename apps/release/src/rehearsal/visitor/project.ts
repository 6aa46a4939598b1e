import { mkdir, mkdtemp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { run, type Surroundings } from "../command.ts";
import type { Stage } from "../stage.ts";

const outcome = z.object({ added: z.number() });
const installed = z.object({ version: z.string() });

/** An empty project of somebody who installs from the registry. */
export interface Project extends Surroundings {
  /** Installs a package with npm, and gives how many packages came with it and the version. */
  install(name: string): Promise<{ packages: number; version: string }>;
  node(...args: string[]): Promise<string>;
}

export async function openProject(
  { folder, visitor, signal }: Stage,
  type: "module" | "commonjs" = "module",
): Promise<Project> {
  const cwd = await mkdtemp(join(folder, "project-"));
  const manifest = { name: "project", version: "1.0.0", private: true, type };
  await writeFile(join(cwd, "package.json"), JSON.stringify(manifest));
  const surroundings: Surroundings = { cwd, env: visitor, signal };
  return {
    ...surroundings,
    async install(name) {
      const came = await run("npm", ["install", "--json", `${name}@latest`], surroundings);
      const manifest = await readFile(join(cwd, "node_modules", name, "package.json"), "utf8");
      return {
        packages: outcome.parse(JSON.parse(came)).added,
        version: installed.parse(JSON.parse(manifest)).version,
      };
    },
    node: (...args) => run(process.execPath, args, surroundings),
  };
}

/** The bytes of an installed package's files. */
export async function unpackedSize({ cwd }: Project, name: string): Promise<number> {
  const place = join(cwd, "node_modules", name);
  const files = await readdir(place, { recursive: true, withFileTypes: true });
  const sizes = files
    .filter((file) => file.isFile())
    .map(async (file) => (await stat(join(file.parentPath, file.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** A place to run `npx` from: a folder with nothing in it. */
export async function emptyFolder({ folder }: Stage): Promise<string> {
  const cwd = join(folder, "empty");
  await mkdir(cwd, { recursive: true });
  return cwd;
}
