import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What git says, or nothing when it refuses. */
export async function git(root: string, ...args: string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run("git", args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch {
    return undefined;
  }
}

/** The commit from which this branch and `ref` went apart. */
export async function forkPoint(root: string, ref: string): Promise<string> {
  const base = await git(root, "merge-base", "--end-of-options", ref, "HEAD");
  if (base === undefined)
    throw new Error(
      `git knows no commit that ${ref} and this branch have in common, so nothing was checked. Run git fetch; in CI, check out with fetch-depth: 0.`,
    );
  return base.trim();
}
