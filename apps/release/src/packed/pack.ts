import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { builtIn, NAMES, type Published, ROOT } from "./published.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder with each package as it would be published: `<name>.tgz`, and unpacked in `<name>/`. */
    packed: string;
  }
}

const run = promisify(execFile);
const PNPM = join(ROOT, "node_modules", "pnpm", "bin", "pnpm.mjs");

async function pack(name: Published, packed: string): Promise<void> {
  const folder = join(packed, name);
  mkdirSync(folder);
  await run(process.execPath, [PNPM, "pack", "--pack-destination", folder], { cwd: builtIn(name, "") });
  const [tarball, ...others] = readdirSync(folder);
  if (tarball === undefined || others.length > 0) throw new Error(`pnpm pack made not one file of ${name}.`);
  renameSync(join(folder, tarball), join(packed, `${name}.tgz`));
  await run("tar", ["-xzf", `${name}.tgz`, "-C", name, "--strip-components", "1"], { cwd: packed });
}

/** Packs every published package once for all test files; they go when those are through. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  const packed = mkdtempSync(join(tmpdir(), "flowroute-release-packed-"));
  const remove = () => rmSync(packed, { recursive: true, force: true });
  try {
    await Promise.all(NAMES.map((name) => pack(name, packed)));
  } catch (error) {
    remove();
    throw error;
  }
  provide("packed", packed);
  return remove;
}
