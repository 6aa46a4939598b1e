import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";

/**
 * The versions of Node and of installed packages, as they are on disk.
 * @throws Error that names a package which is not installed.
 */
export function readVersions(packages: readonly string[]): Record<string, string> {
  return {
    node: process.versions.node,
    ...Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
  };
}

function versionOf(name: string): string {
  const path = findPackageJSON(name, import.meta.url);
  const manifest: unknown = path === undefined ? undefined : JSON.parse(readFileSync(path, "utf8"));
  if (typeof manifest === "object" && manifest !== null && "version" in manifest)
    if (typeof manifest.version === "string") return manifest.version;
  throw new Error(`No version of ${name} found. Run npm run setup.`);
}
