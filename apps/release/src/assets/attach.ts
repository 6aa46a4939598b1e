import { spawnSync } from "node:child_process";
import { filesOf } from "./files.ts";
import { type Published, tagOf } from "./published.ts";

/** The program that uploads, with the arguments that come first. */
export type Program = readonly [command: string, ...first: string[]];

export const GH: Program = ["gh"];

/**
 * Gives each release its files. One that is there already is replaced, so that it can be run again.
 * @returns what was done, a line for each release
 * @throws Error at the first release that did not take them
 */
export async function attach(
  published: readonly Published[],
  folder: string,
  [gh, ...first]: Program = GH,
): Promise<string[]> {
  const done: string[] = [];
  for (const each of published) {
    const tag = tagOf(each);
    const files = await filesOf(each, folder);
    const args = [...first, "release", "upload", tag, ...files, "--clobber"];
    const { status, stderr, error } = spawnSync(gh, args, { encoding: "utf8" });
    if (status !== 0) {
      const why = (error?.message ?? stderr).trim();
      throw new Error(
        `The release ${tag} did not take its files (${why}). It is published; run this job again.`,
      );
    }
    done.push(`${tag}: ${files.length === 1 ? "one file" : `${files.length} files`} attached`);
  }
  return done;
}
