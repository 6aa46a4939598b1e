import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const PNPM = fileURLToPath(new URL("../../../../node_modules/pnpm/bin/pnpm.mjs", import.meta.url));

/** Packs a package as it is published: `<name>.tgz` in the folder `into`, and unpacked in `<name>/` there. */
export async function packOne(name: string, from: string, into: string): Promise<void> {
  const folder = join(into, name);
  mkdirSync(folder);
  await run(process.execPath, [PNPM, "pack", "--pack-destination", folder], { cwd: from });
  const [tarball, ...others] = readdirSync(folder);
  if (tarball === undefined || others.length > 0) throw new Error(`pnpm pack made not one file of ${name}.`);
  renameSync(join(folder, tarball), join(into, `${name}.tgz`));
  await run("tar", ["-xzf", `${name}.tgz`, "-C", name, "--strip-components", "1"], { cwd: into });
}
