import { execFile } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import type { InstalledSize } from "../../../peers/installed-size.ts";

const REPOSITORY = join(import.meta.dirname, "../../../../../..");
const PNPM = join(REPOSITORY, "node_modules/pnpm/bin/pnpm.mjs");

const packed = z.object({ files: z.array(z.object({ path: z.string() })).min(1) });
const manifest = z.object({
  dependencies: z.strictObject({}).default({}),
  optionalDependencies: z.strictObject({}).default({}),
  peerDependencies: z.strictObject({}).default({}),
});

/**
 * What installing this project's server puts on the disk: what is in its tarball.
 * @throws Error when the package needs another one, for then there is more.
 */
export async function packedSize(): Promise<InstalledSize> {
  const folder = join(REPOSITORY, "apps/mcp");
  manifest.parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
  const args = [PNPM, "pack", "--dry-run", "--json"];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
  const { files } = packed.parse(JSON.parse(stdout));
  // The license is the repository's own, which pnpm adds.
  const sizes = files.map(({ path }) => {
    const own = join(folder, path);
    return statSync(existsSync(own) ? own : join(REPOSITORY, path)).size;
  });
  return { packages: 1, bytes: sizes.reduce((total, size) => total + size, 0) };
}
