import { readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { z } from "zod";
import { type PublishedPackage, publishedPackages } from "../version/packages.ts";
import { git } from "./git.ts";

const CONFIG = join(".changeset", "config.json");

// The same key as `changeset status` reads; git does the matching here, and knows neither braces nor extglobs.
const config = z.object({
  changedFilePatterns: z
    .array(z.string().regex(/^!?[^{}()!]+$/, "is a pattern that git cannot read"))
    .default(["**"]),
});

/** A published package of which files changed that count, and those files. */
export type ChangedPackage = { package: PublishedPackage; files: string[] };

/** What changed since that commit, staged or not, in packages that people install. */
export async function changedPackages(root: string, base: string): Promise<ChangedPackage[]> {
  const { changedFilePatterns } = config.parse(JSON.parse(await readFile(join(root, CONFIG), "utf8")));
  const changed: ChangedPackage[] = [];
  for (const each of publishedPackages(root)) {
    const folder = folderOf(root, each);
    const files = await changedFiles(
      root,
      base,
      changedFilePatterns.map((pattern) => pathspec(folder, pattern)),
    );
    if (files.length > 0) changed.push({ package: each, files });
  }
  return changed;
}

export const folderOf = (root: string, { folder }: PublishedPackage): string =>
  relative(root, folder).replaceAll(sep, "/");

async function changedFiles(root: string, base: string, pathspecs: string[]): Promise<string[]> {
  const listed = await git(root, "diff", "--name-only", "-z", base, "--", ...pathspecs);
  if (listed === undefined) throw new Error("git cannot tell what changed, so nothing was checked.");
  return listed.split("\0").filter((file) => file !== "");
}

const pathspec = (folder: string, pattern: string): string =>
  pattern.startsWith("!") ? `:(exclude,glob)${folder}/${pattern.slice(1)}` : `:(glob)${folder}/${pattern}`;
