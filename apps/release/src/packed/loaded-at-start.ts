import { posix } from "node:path";
import type { Published } from "./published.ts";
import { openTarball } from "./tarball.ts";

/** A static import or export of a file, as the build writes it. */
const IMPORT = /(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g;

/** The files that Node reads with these, before any of them runs. */
export function loadedAtStart(name: Published, entries: readonly string[]): string[] {
  const { read } = openTarball(name);
  const loaded = new Set<string>();
  const load = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    for (const [, path = ""] of read(file).matchAll(IMPORT)) load(posix.join(posix.dirname(file), path));
  };
  for (const entry of entries) load(entry);
  return [...loaded];
}
