import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { ChangelogFunctions, NewChangesetWithCommit } from "@changesets/types";
import { repositoryAddress } from "../repository-address.ts";

const run = promisify(execFile);

const PULL_REQUEST = /\(#(\d+)\)$/;
const SHORT = 7;

/** The changelogs of a repository: every line leads to where its change was made. No network is needed. */
export function changelogOf(root: string): ChangelogFunctions {
  const address = repositoryAddress(root);

  async function links(commit: string | undefined): Promise<string[]> {
    if (commit === undefined) return [];
    const { stdout } = await run("git", ["log", "-1", "--format=%s", commit], { cwd: root });
    const [, number] = PULL_REQUEST.exec(stdout.trim()) ?? [];
    const toCommit = `[${commit.slice(0, SHORT)}](${address}/commit/${commit})`;
    return number === undefined ? [toCommit] : [`[#${number}](${address}/pull/${number})`, toCommit];
  }

  async function getReleaseLine({ summary, commit }: NewChangesetWithCommit): Promise<string> {
    const [first = "", ...others] = summary.trim().split("\n");
    const found = await links(commit);
    const line = `- ${first.trimEnd()}${others.length === 0 && found.length > 0 ? ` (${found.join(", ")})` : ""}`;
    if (others.length === 0) return line;
    const rest = others.map((each) => (each.trim() === "" ? "" : `  ${each.trimEnd()}`));
    if (found.length > 0) rest.push("", `  (${found.join(", ")})`);
    return [line, ...rest].join("\n");
  }

  async function getDependencyReleaseLine(
    changesets: readonly NewChangesetWithCommit[],
    updated: readonly { name: string; newVersion: string | undefined }[],
  ): Promise<string> {
    if (updated.length === 0) return "";
    const found = new Set((await Promise.all(changesets.map(({ commit }) => links(commit)))).flat());
    const because = found.size > 0 ? ` (${[...found].join(", ")})` : "";
    const names = updated.map(({ name, newVersion }) => `  - ${name} ${newVersion}`);
    return [`- Needs newer packages of this repository${because}:`, ...names].join("\n");
  }

  return { getReleaseLine, getDependencyReleaseLine };
}
