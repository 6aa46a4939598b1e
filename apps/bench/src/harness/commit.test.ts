import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { measuredCommit } from "./commit.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "flowroute-bench-commit-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string) => writeFileSync(join(folder, name), name);

function commitAll(): string {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=bench", "-c", "user.email=bench@example.com", ...args], {
      cwd: folder,
      encoding: "utf8",
    }).trim();
  git("init", "-q");
  git("add", ".");
  git("commit", "-q", "-m", "all");
  return git("rev-parse", "--short", "HEAD");
}

test("names the commit, and says when what is measured was changed since", () => {
  write("code.ts");
  const commit = commitAll();
  expect(measuredCommit(folder)).toBe(commit);
  write("README.md");
  expect(measuredCommit(folder)).toBe(commit);
  write("more.ts");
  expect(measuredCommit(folder)).toBe(`${commit}-dirty`);
});

test("an archive has no commit", () => {
  expect(measuredCommit(folder)).toBe("unknown");
});
