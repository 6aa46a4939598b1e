import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { committedToolList } from "../tool-list/tool-list.ts";
import { expectNext } from "./changes.ts";
import { version, versionsIn } from "./release.ts";
import type { Stage } from "./stage.ts";

/** The commit that CONTRIBUTING shows to whoever adds an endpoint. */
const EXAMPLE = join("docs", "add-an-endpoint.patch");

/** What holds its costs and its names, besides the tests that it changes itself. By package. */
const HELD_BY: Readonly<Record<string, readonly string[]>> = {
  spec: [],
  "packages/client": ["src/operations/names.test.ts", "src/size.test.ts"],
  "apps/sandbox": [],
  "apps/mcp": ["src/settings/config-schema.test.ts", "test/token-budget.test.ts"],
};

const lines = (text: string) => text.split("\n").filter((line) => line !== "");

/** @throws Error if CONTRIBUTING tells another size of what is written by hand, or other tokens. */
async function figuresAsTold({ copy, inCopy }: Stage): Promise<string> {
  const added = lines(await inCopy("git", "diff", "--cached", "--numstat")).map((line) => {
    const [count, , file = ""] = line.split("\t");
    return { count: Number(count), file };
  });
  const { tokens } = await committedToolList(copy);
  const figures = [
    `${added.length} files and ${added.reduce((sum, { count }) => sum + count, 0)} lines`,
    `${tokens.shown.toLocaleString("en-US")} tokens`,
    `${tokens.whole.toLocaleString("en-US")} of`,
  ];
  const told = (await readFile(join(copy, "CONTRIBUTING.md"), "utf8")).replaceAll("\n", " ");
  const untold = figures.filter((figure) => !told.includes(figure));
  if (untold.length > 0)
    throw new Error(`CONTRIBUTING.md does not say of its example: ${untold.join("; ")}.`);
  return `${figures[0]} by hand, ${figures[1]}`;
}

/** Applies what is written by hand, and has the rest written. */
export async function addEndpoint(stage: Stage): Promise<string> {
  const node = (file: string) => stage.inCopy(process.execPath, file);
  const turbo = (task: string, name: string) =>
    // Loose, or the settings for pnpm do not reach the pnpm that turbo runs.
    stage.inCopy("pnpm", "exec", "turbo", "run", task, `--filter=${name}`, "--env-mode=loose");

  await stage.inCopy("git", "apply", "--index", EXAMPLE);
  await turbo("generate", "flowroute-client");
  await turbo("generate", "flowroute-mcp");
  await turbo("build", "flowroute-mcp");
  await node("apps/release/src/tool-list/cli.ts");
  const written = lines(await stage.inCopy("git", "diff", "--name-only"));
  return `${await figuresAsTold(stage)}; written: ${written.join(", ")}`;
}

/** Runs the tests that it changes, and those that hold what it costs. */
export async function tryEndpoint(stage: Stage): Promise<string> {
  const changed = lines(await stage.inCopy("git", "diff", "--cached", "--name-only"));
  const tests = Object.entries(HELD_BY).map(([folder, held]) => {
    const own = changed.filter((file) => file.startsWith(`${folder}/`) && file.endsWith(".test.ts"));
    return { folder, files: [...held, ...own.map((file) => file.slice(folder.length + 1))] };
  });
  for (const { folder, files } of tests)
    await stage.inCopy("pnpm", "--dir", folder, "exec", "vitest", "run", ...files);
  return `${tests.flatMap(({ files }) => files).length} files of tests`;
}

/** Gives it a version: its changeset has to claim what it is. */
export async function releaseEndpoint(stage: Stage): Promise<string> {
  const before = versionsIn(stage);
  await stage.inCopy(process.execPath, "apps/release/src/claims/cli.ts");
  await stage.inCopy("git", "add", "--all");
  await stage.inCopy("git", "commit", "--quiet", "--message", "Numbers can be renamed (#2)");
  await version(stage);
  return expectNext("minor", before, versionsIn(stage), Object.keys(before));
}
