import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type PublishedPackage, publishedPackages } from "../version/packages.ts";
import { bundledChanges } from "./bundled.ts";
import { changedFiles, folderOf } from "./changed-files.ts";

const CONFIG = join(".changeset", "config.json");

// The same key as `changeset status` reads; git does the matching here, and knows neither braces nor extglobs.
const config = z.object({
  changedFilePatterns: z
    .array(z.string().regex(/^!?[^{}()!]+$/, "is a pattern that git cannot read"))
    .default(["**"]),
});

/** A published package that is another than it was, and what makes it so: files that count, and what it bundles. */
export type ChangedPackage = { package: PublishedPackage; what: string[] };

/** What changed since that commit, staged or not, in packages that people install. */
export async function changedPackages(root: string, base: string): Promise<ChangedPackage[]> {
  const { changedFilePatterns } = config.parse(JSON.parse(await readFile(join(root, CONFIG), "utf8")));
  const bundled = await bundledChanges(root, base);
  const changed: ChangedPackage[] = [];
  for (const each of publishedPackages(root)) {
    const folder = folderOf(root, each);
    const files = await changedFiles(
      root,
      base,
      changedFilePatterns.map((pattern) => pathspec(folder, pattern)),
    );
    const what = [...files, ...(await bundled(each))];
    if (what.length > 0) changed.push({ package: each, what });
  }
  return changed;
}

const pathspec = (folder: string, pattern: string): string =>
  pattern.startsWith("!") ? `:(exclude,glob)${folder}/${pattern.slice(1)}` : `:(glob)${folder}/${pattern}`;
