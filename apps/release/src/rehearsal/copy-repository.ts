import { cp, lstat } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { run } from "./command.ts";
import type { Stage } from "./stage.ts";

/** As whoever runs this has set up git and pnpm: only reading, and from the store that the packages are in already. */
function ownEnvironment(root: string): Record<string, string> {
  const own = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const PATH = [join(root, "node_modules", ".bin"), process.env["PATH"]].join(delimiter);
  return { ...Object.fromEntries(own), PATH, CI: "true" };
}

const exists = (file: string) =>
  lstat(file).then(
    () => true,
    () => false,
  );

/**
 * Copies the repository as it is in the working tree, what is not committed with it, as one commit of a new history:
 * so there is no remote to reach by mistake, and it does not matter how much history there is here.
 */
export async function copyRepository({ root, copy, signal, inCopy }: Stage): Promise<string> {
  const env = ownEnvironment(root);
  const list = ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate", "-z"];
  const files = (await run("git", list, { cwd: root, env, signal }))
    .split("\0")
    .filter((file) => file !== "");
  let copied = 0;
  for (const file of files) {
    signal.throwIfAborted();
    // Whatever was deleted and not committed is listed, too.
    if (!(await exists(join(root, file)))) continue;
    await cp(join(root, file), join(copy, file), { verbatimSymlinks: true });
    copied += 1;
  }
  const changed =
    (await run("git", ["status", "--porcelain"], { cwd: root, env, signal })).split("\n").length - 1;

  await inCopy("git", "init", "--quiet", "--initial-branch=main");
  await inCopy("git", "add", "--all");
  await inCopy("git", "commit", "--quiet", "--message", "The repository as it is");
  await run("pnpm", ["install", "--frozen-lockfile", "--offline"], { cwd: copy, env, signal });
  return `${copied} files${changed > 0 ? `, ${changed} of them or of those that are gone not committed` : ""}`;
}
