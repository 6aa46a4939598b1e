import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { inject } from "vitest";
import type { Published } from "./published.ts";

/** A package as it would be published. */
export interface Tarball {
  /** Where it is unpacked. */
  folder: string;
  packed: Uint8Array;
  /** Every file by its path, with slashes, and its bytes. */
  files: ReadonlyMap<string, number>;
  read(file: string): string;
}

export function openTarball(name: Published): Tarball {
  const folder = join(inject("packed"), name);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  return {
    folder,
    packed: new Uint8Array(readFileSync(`${folder}.tgz`)),
    files: new Map(
      paths.map((path) => [relative(folder, path).split(sep).join("/"), statSync(path).size] as const).sort(),
    ),
    read: (file) => readFileSync(join(folder, file), "utf8"),
  };
}
