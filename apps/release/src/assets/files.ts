import { copyFileSync, existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Published } from "./published.ts";

const Sbom = z.object({ bomFormat: z.literal("CycloneDX") });

/** The files of a package's release: its bundle, if it has one, and what is in it. They are put into `folder`. */
export function filesOf(published: Published, folder: string): string[] {
  const { name, version } = published;
  const bundle = join(folder, `${name}-${version}.mcpb`);
  const list = join(folder, `${name}-${version}.cdx.json`);
  const [sbom] = sbomsIn(published.folder);
  if (sbom !== undefined) copyFileSync(sbom, list);
  return [...(existsSync(bundle) ? [bundle] : []), ...(sbom === undefined ? [] : [list])];
}

/** Known by what it says, wherever the build has put it. */
const sbomsIn = (folder: string): string[] =>
  globSync("dist/**/*.json", { cwd: folder })
    .map((path) => join(folder, path))
    .filter((path) => Sbom.safeParse(contentOf(path)).success);

function contentOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
