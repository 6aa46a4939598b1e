import { readdirSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { publishedPackages } from "../version/packages.ts";
import type { Stage } from "./stage.ts";

/** Names of published packages with their versions. */
export type Versions = Readonly<Record<string, string>>;

/** As they are in the copy now. */
export function versionsIn({ copy }: Stage): Versions {
  return Object.fromEntries(publishedPackages(copy).map(({ name, version }) => [name, version]));
}

export const inWords = (versions: Versions) =>
  Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ");

/** Gives versions as `version-packages` does, and commits them as the pull request of a release would. */
export async function version(stage: Stage): Promise<string> {
  const waiting = readdirSync(join(stage.copy, ".changeset")).filter(
    (name) => name.endsWith(".md") && name !== "README.md",
  );
  // Right after a release nothing waits: then the packages are published as they are.
  if (waiting.length === 0) return `no changeset waits: ${inWords(versionsIn(stage))}`;
  await stage.inCopy(process.execPath, "apps/release/src/version/cli.ts");
  await stage.inCopy("git", "add", "--all");
  await stage.inCopy("git", "commit", "--quiet", "--message", "Version packages");
  const written = await stage.inCopy("git", "diff", "--name-only", "--diff-filter=d", "HEAD~1");
  // That pull request has to pass the check of style, too.
  const style = ["check", "--error-on-warnings", "--no-errors-on-unmatched"];
  await stage.inCopy("pnpm", "exec", "biome", ...style, ...written.trim().split("\n"));
  return inWords(versionsIn(stage));
}

/** Builds what is published. */
export async function build(stage: Stage): Promise<string> {
  const names = Object.keys(versionsIn(stage));
  await stage.inCopy(
    "pnpm",
    // Loose, or the settings for pnpm do not reach the pnpm that turbo runs.
    ...["exec", "turbo", "run", "build", "--output-logs=errors-only", "--env-mode=loose"],
    ...names.map((name) => `--filter=${name}`),
  );
  return names.join(", ");
}

/**
 * Plans, packs and publishes what the registry does not have yet, with the three commands of the release workflow: what
 * was packed is what is sent.
 */
export async function publish(stage: Stage): Promise<string> {
  const elsewhere = publishedPackages(stage.copy).filter(({ registry }) => registry !== undefined);
  if (elsewhere.length > 0)
    throw new Error(
      `${elsewhere.map(({ name }) => name).join(", ")} would go to another registry by \`publishConfig.registry\`. Nothing was published.`,
    );
  const changeset = (...args: string[]) => stage.inCopy("pnpm", "exec", "changeset", ...args);
  const packed = await mkdtemp(join(stage.folder, "packed-"));
  const plan = join(packed, "plan.json");
  const before = new Set((await stage.inCopy("git", "tag")).split("\n"));
  await changeset("publish-plan", "--output", plan);
  await changeset("pack", "--from-publish-plan", plan, "--out-dir", packed);
  await changeset("publish", "--from-pack-dir", packed);
  const versions = Object.entries(versionsIn(stage));
  const tags = new Set((await stage.inCopy("git", "tag")).split("\n"));
  for (const [name, wanted] of versions) {
    const latest = await stage.registry.latest(name);
    if (latest !== wanted)
      throw new Error(
        `The registry gives ${name} ${latest ?? "of no version"}; ${wanted} was to be published.`,
      );
    if (!tags.has(`${name}@${wanted}`)) throw new Error(`There is no git tag ${name}@${wanted}.`);
  }
  return [...tags].filter((tag) => !before.has(tag)).join(", ");
}
