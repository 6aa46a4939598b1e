import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { BILL, readBill } from "./bill-of-materials.ts";
import { type LicenceText, licenceTexts } from "./licence-texts.ts";

/** A package of which something is in a bundle. */
export interface BundledPackage {
  name: string;
  version: string;
  /** An SPDX identifier. */
  licence: string;
  texts: readonly LicenceText[];
}

/** What a bundler tells of a file that it wrote. */
export interface Output {
  type: string;
  moduleIds?: readonly string[];
}

const Manifest = z.object({ name: z.string(), version: z.string(), license: z.string() });

/** Of a package that is asked for its licence; folders within packages have manifests of their own, without a name. */
const Named = z.object({ name: z.string(), version: z.string() });

function json(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** The package that a file belongs to. */
function folderOf(file: string): string | undefined {
  for (let folder = dirname(resolve(file)); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest) && Named.safeParse(json(manifest)).success) return folder;
  }
  return undefined;
}

/** @throws Error when the package may not be handed on as it is: its licence is not known, or has no text. */
export function readPackage(folder: string): BundledPackage {
  const manifest = Manifest.safeParse(json(join(folder, "package.json")));
  if (!manifest.success) {
    throw new Error(`${folder} is bundled, and its package.json names no licence. Bundle another package.`);
  }
  const { name, version, license } = manifest.data;
  return { name, version, licence: license, texts: licenceTexts(name, license, folder) };
}

const MODULE_FILE = /^[^\0?]+/;

/**
 * The packages in a bundle, but for the one that is built. A package of this repository that is bundled brings those
 * that are bundled in it.
 */
export function packagesIn(outputs: readonly Output[], built: string): BundledPackage[] {
  const files = outputs.flatMap(({ moduleIds = [] }) => moduleIds.map((id) => MODULE_FILE.exec(id)?.[0]));
  const folders = new Set(files.map((file) => (file === undefined ? undefined : folderOf(file))));
  return [...folders].flatMap((folder) => {
    if (folder === undefined || folder === resolve(built)) return [];
    const bill = join(folder, "dist", BILL);
    return [readPackage(folder), ...(existsSync(bill) ? readBill(readFileSync(bill, "utf8")) : [])];
  });
}
