import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

// Statements begin a line, as Biome writes them, so that what looks like one in a text or a comment is not taken for it.
const STATEMENT = /^[ \t]*(?:import|export)\b(?<clause>[^"'`;]*?)\bfrom\s*["'](?<from>[^"']+)["']/gm;
const FOR_EFFECT = /^[ \t]*import\s*["'](?<from>[^"']+)["']/gm;
const WHEN_NEEDED = /^(?![ \t]*(?:\/\/|\*)).*?\bimport\(\s*["'](?<from>[^"']+)["']/gm;

const SOURCE = /\.[cm]?[jt]sx?$/;

function* importsOf(text: string, withTypes: boolean): Generator<string> {
  for (const pattern of [STATEMENT, FOR_EFFECT, WHEN_NEEDED]) {
    for (const { groups } of text.matchAll(pattern)) {
      const isOfTypes = /^\s+type\b/.test(groups?.["clause"] ?? "");
      if (groups?.["from"] !== undefined && (withTypes || !isOfTypes)) yield groups["from"];
    }
  }
}

/** `flowroute-client` of `flowroute-client/webhooks`. */
function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/**
 * The packages that some files import, and the files that they import, and so on: what a bundler finds from there.
 * Imports of types alone count only where types are shipped.
 */
export function packagesImportedFrom(entries: readonly string[], withTypes: boolean): Set<string> {
  const packages = new Set<string>();
  const files = new Set(entries);
  // A set is walked through to what was added on the way.
  for (const file of files) {
    if (!SOURCE.test(file) || !existsSync(file)) continue;
    for (const specifier of importsOf(readFileSync(file, "utf8"), withTypes)) {
      if (specifier.startsWith(".")) files.add(resolve(dirname(file), specifier));
      else packages.add(packageOf(specifier));
    }
  }
  return packages;
}
