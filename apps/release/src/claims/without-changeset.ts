import getReleasePlan from "@changesets/get-release-plan";
import { z } from "zod";
import { folderOf } from "./changed-files.ts";
import { type ChangedPackage, changedPackages } from "./changed-packages.ts";
import { forkPoint, git } from "./git.ts";
import { failed, passed, type Verdict } from "./verdict.ts";

/**
 * Whether each published package that changed since `ref` is named by a changeset that came with the change.
 * `changeset status` is content with one for any package. An empty changeset speaks for all: nobody will notice.
 */
export async function changesetsFor(root: string, ref: string): Promise<Verdict> {
  const base = await forkPoint(root, ref);
  const { changesets } = await getReleasePlan(root, ref);
  const named = new Set(changesets.flatMap(({ releases }) => releases.map(({ name }) => name)));
  const saysNone = changesets.some(({ releases }) => releases.length === 0);
  const missing: ChangedPackage[] = [];
  for (const changed of await changedPackages(root, base)) {
    if (saysNone || named.has(changed.package.name) || (await isReleased(root, base, changed))) continue;
    missing.push(changed);
  }
  if (missing.length === 0)
    return passed(`Since ${ref}, every published package that changed has a changeset.`);
  return failed(
    [
      `Changed since ${ref}, and no changeset that came with it says so:`,
      ...missing.map(({ package: { name }, what }) => `  ${name}: ${told(what)}`),
      "Run `npm run changeset`, choose the packages, and write a sentence for the person who upgrades. If nobody will notice, `npm run changeset -- --empty`. Then `git add .changeset`.",
    ].join("\n"),
  );
}

const SHOWN = 3;

const told = (what: string[]): string =>
  what.length > SHOWN
    ? `${what.slice(0, SHOWN).join(", ")} and ${what.length - SHOWN} more`
    : what.join(", ");

/** A new version uses up the changesets that asked for it: the change is the release. */
async function isReleased(root: string, base: string, changed: ChangedPackage): Promise<boolean> {
  const before = await git(root, "show", `${base}:./${folderOf(root, changed.package)}/package.json`);
  if (before === undefined) return false;
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(before));
  return version !== changed.package.version;
}
