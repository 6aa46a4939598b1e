import { existsSync, readFileSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { closureOf, lockSchema, onceEach } from "./closure.ts";
import type { Peers } from "./install-peers.ts";

/** What is on the disk after installing something. */
export type InstalledSize = { packages: number; bytes: number };

/** What installing these packages puts on the disk, all that they need included. */
export async function installedSize(
  { folder }: Pick<Peers, "folder">,
  roots: readonly string[],
): Promise<InstalledSize> {
  const lock = lockSchema.parse(JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")));
  // What is for another system is in the lockfile, but not on the disk.
  const installed = onceEach(lock, closureOf(lock, roots)).filter((each) => existsSync(join(folder, each)));
  const bytes = await Promise.all(installed.map((each) => bytesIn(join(folder, each))));
  return { packages: installed.length, bytes: sum(bytes) };
}

/** The files of a package, without those of packages inside of it. */
export async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true });
  const sizes = entries.map(async (entry) => {
    if (entry.name === "node_modules") return 0;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return bytesIn(path);
    return entry.isFile() ? (await stat(path)).size : 0;
  });
  return sum(await Promise.all(sizes));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
