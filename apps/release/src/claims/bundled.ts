import type { PublishedPackage } from "../version/packages.ts";
import { insideOf } from "../version/shipped.ts";
import { changedFiles, folderOf } from "./changed-files.ts";
import { git } from "./git.ts";
import { type Locked, readLocked } from "./locked.ts";
import { readIfThere } from "./read-if-there.ts";

const LOCKFILE = "pnpm-lock.yaml";
const WORKSPACE = "pnpm-workspace.yaml";

/** Goes into every package. */
const LICENCE = ":(glob)LICENSE";
/** Writes the licences of what is bundled, which go into the packages that bundle something. */
const NOTICES = ":(glob)scripts/bundled/**";

/**
 * What changed since that commit in a package, and stands in no file of its folder: a word on each. What it bundles by
 * way of another package of this repository is that one's: who ships a package is released with it.
 */
export async function bundledChanges(
  root: string,
  base: string,
): Promise<(one: PublishedPackage) => Promise<string[]>> {
  const before = readLocked({
    lockfile: await git(root, "show", `${base}:./${LOCKFILE}`),
    workspace: await git(root, "show", `${base}:./${WORKSPACE}`),
  });
  const now = readLocked({
    lockfile: await readIfThere(root, LOCKFILE),
    workspace: await readIfThere(root, WORKSPACE),
  });
  const licence = await changedFiles(root, base, [LICENCE]);
  const notices = await changedFiles(root, base, [NOTICES]);
  return async (one) => {
    const { code, all } = await insideOf(one);
    return [
      ...differences(before, now, folderOf(root, one), all),
      ...licence,
      ...(code.size > 0 ? notices : []),
    ];
  };
}

function differences(before: Locked, now: Locked, folder: string, names: ReadonlySet<string>): string[] {
  const [was, is] = [before.versionsOf(folder, names), now.versionsOf(folder, names)];
  const gone = [...was.keys()].filter((name) => !is.has(name)).map((name) => `bundles ${name} no more`);
  const others = [...is].flatMap(([name, version]) => {
    const old = was.get(name);
    if (old === version) return [];
    return [`bundles ${name} ${version}${old === undefined ? "" : ` instead of ${old}`}`];
  });
  return [...others, ...gone];
}
