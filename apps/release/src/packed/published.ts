import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { publishedPackages } from "../version/packages.ts";

export const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

export const NAMES = ["flowroute-openapi", "flowroute-client", "flowroute-sandbox", "flowroute-mcp"] as const;

export type Published = (typeof NAMES)[number];

const folders = new Map(publishedPackages(ROOT).map(({ name, folder }) => [name, folder]));

function folderOf(name: Published): string {
  const folder = folders.get(name);
  if (folder === undefined) throw new Error(`${name} is no published package here.`);
  return folder;
}

export const builtIn = (name: Published, file: string): string => join(folderOf(name), file);

/** As the repository is read, with slashes. */
export const directoryOf = (name: Published): string => relative(ROOT, folderOf(name)).split(sep).join("/");
