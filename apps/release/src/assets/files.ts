import { copyFileSync, existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writeBill } from "../../../../scripts/bundled/bill-of-materials.ts";
import { readPackage } from "../../../../scripts/bundled/packages.ts";
import { entriesOf } from "../version/entries.ts";
import { type Published, tagOf } from "./published.ts";

const Sbom = z.object({ bomFormat: z.literal("CycloneDX") });

/**
 * The files of a package's release: its bundle, if it has one, and what is in it. They are put into `folder`.
 * @throws Error where nothing tells what is in the package
 */
export async function filesOf(published: Published, folder: string): Promise<string[]> {
  const { name, version } = published;
  const bundle = join(folder, `${name}-${version}.mcpb`);
  const list = join(folder, `${name}-${version}.cdx.json`);
  const [sbom] = sbomsIn(published.folder);
  if (sbom === undefined) writeFileSync(list, await billOfItself(published));
  else copyFileSync(sbom, list);
  return [...(existsSync(bundle) ? [bundle] : []), list];
}

/** A package that ships no code bundles nothing, and has no build that would note so. */
async function billOfItself(published: Published): Promise<string> {
  const { files } = await entriesOf(published.folder);
  if (files.length > 0)
    throw new Error(
      `${tagOf(published)} is published, but its build has not noted what is in it. Nothing was attached to it: run npm run build, then this again.`,
    );
  const { name, version, licence } = readPackage(published.folder);
  return writeBill({ name, version, licence, kind: "library" }, []);
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
