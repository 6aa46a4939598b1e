import { spawnSync } from "node:child_process";
import { tagOf } from "../assets/published.ts";
import { publishedPackages } from "../version/packages.ts";

/**
 * What was released from the commit that is checked out, by its tags: also by an attempt before this one, which may have
 * broken off after half of the packages.
 *
 * @throws Error where git cannot tell
 */
export function releasedHere(root: string): { name: string; version: string }[] {
  const { status, stdout, stderr, error } = spawnSync("git", ["tag", "--points-at", "HEAD"], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0)
    throw new Error(
      `git did not tell which tags this commit has (${error?.message ?? stderr.trim()}). Nothing was done; run this job again.`,
    );
  const tags = new Set(stdout.split("\n"));
  return publishedPackages(root)
    .filter((each) => tags.has(tagOf(each)))
    .map(({ name, version }) => ({ name, version }));
}
