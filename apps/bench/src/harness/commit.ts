import { execFileSync } from "node:child_process";

/** What a run writes itself is no change of what it measures. */
const MEASURED = [".", ":!apps/bench/results", ":!*.md"];

/** The commit that is measured, as `git` names it in short; `-dirty` follows where files were changed since. */
export function measuredCommit(folder: string = import.meta.dirname): string {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    const root = git("rev-parse", "--show-toplevel");
    const changed = git("-C", root, "status", "--porcelain", "--", ...MEASURED);
    return `${git("rev-parse", "--short", "HEAD")}${changed === "" ? "" : "-dirty"}`;
  } catch {
    // No checkout, or no git: an archive can be measured as well.
    return "unknown";
  }
}
