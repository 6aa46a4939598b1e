import { relative, sep } from "node:path";
import type { PublishedPackage } from "../version/packages.ts";
import { git } from "./git.ts";

/** As the repository is read, with slashes. */
export const folderOf = (root: string, { folder }: PublishedPackage): string =>
  relative(root, folder).replaceAll(sep, "/");

/** The files that match and differ from that commit, staged or not. */
export async function changedFiles(
  root: string,
  base: string,
  pathspecs: readonly string[],
): Promise<string[]> {
  const listed = await git(root, "diff", "--name-only", "-z", base, "--", ...pathspecs);
  if (listed === undefined) throw new Error("git cannot tell what changed, so nothing was checked.");
  return listed.split("\0").filter((file) => file !== "");
}
