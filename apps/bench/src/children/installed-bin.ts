import { existsSync, readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";

const manifest = z.object({ bin: z.record(z.string(), z.string()) });

/**
 * The file behind a package's command, so that it can be started without a shell or npx in between.
 * @throws Error that says what to do when the package is not there or not built.
 */
export function installedBin(packageName: string, command = packageName): string {
  const path = findPackageJSON(packageName, import.meta.url);
  if (path === undefined) throw new Error(`${packageName} is not installed. Run npm run setup.`);
  const file = manifest.parse(JSON.parse(readFileSync(path, "utf8"))).bin[command];
  if (file === undefined) throw new Error(`${packageName} has no command ${command}.`);
  return existing(join(dirname(path), file), packageName);
}

/** A file of this package that its build makes. */
export function builtFile(name: string): string {
  return existing(join(import.meta.dirname, "../../dist", name), "flowroute-bench");
}

function existing(path: string, packageName: string): string {
  if (existsSync(path)) return path;
  throw new Error(`${packageName} is not built. Run pnpm exec turbo run build --filter=flowroute-bench...`);
}
