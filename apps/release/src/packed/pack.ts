import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { packOne } from "./pack-one.ts";
import { builtIn, NAMES } from "./published.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder with each package as it would be published: `<name>.tgz`, and unpacked in `<name>/`. */
    packed: string;
  }
}

/** Packs every published package once for all test files; they go when those are through. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  const packed = mkdtempSync(join(tmpdir(), "flowroute-release-packed-"));
  const remove = () => rmSync(packed, { recursive: true, force: true });
  try {
    await Promise.all(NAMES.map((name) => packOne(name, builtIn(name, ""), packed)));
  } catch (error) {
    remove();
    throw error;
  }
  provide("packed", packed);
  return remove;
}
