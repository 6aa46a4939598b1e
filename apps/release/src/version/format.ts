import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { runTool } from "./run-tool.ts";

const run = promisify(execFile);

/** Files that differ from the last commit or are new. */
async function changedFiles(root: string): Promise<string[]> {
  const lists = await Promise.all([
    run("git", ["diff", "--name-only", "--diff-filter=d", "--relative", "-z", "HEAD"], { cwd: root }),
    run("git", ["ls-files", "--others", "--exclude-standard", "-z"], { cwd: root }),
  ]);
  return lists.flatMap(({ stdout }) => stdout.split("\0")).filter((file) => file !== "");
}

/** Formats what was written since the last commit, so that a release does not fail in the next check. */
export async function format(root: string): Promise<void> {
  const files = await changedFiles(root);
  if (files.length === 0) return;
  await runTool("@biomejs/biome/bin/biome", ["format", "--write", "--no-errors-on-unmatched", ...files], {
    root,
    otherwise:
      "The versions are given, but Biome could not format what was written, see above. Mend that, then run `pnpm format`.",
  });
}
