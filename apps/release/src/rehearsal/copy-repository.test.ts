import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { copyRepository } from "./copy-repository.ts";
import { openStage, type Stage } from "./stage.ts";

const AUTHOR = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];

let root: string;
let stage: Stage;

const git = (...args: string[]) => execFileSync("git", [...AUTHOR, ...args], { cwd: root });
const write = (name: string, text: string) => writeFileSync(join(root, name), text);

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "flowroute-original-"));
  git("init", "--quiet");
  write("package.json", JSON.stringify({ name: "original", private: true }));
  write("pnpm-workspace.yaml", "packages: []\n");
  write("pnpm-lock.yaml", "lockfileVersion: '9.0'\n\nimporters:\n\n  .: {}\n");
  write(".gitignore", "ignored.txt\nnode_modules/\n");
  write("kept.txt", "old");
  write("gone.txt", "old");
  git("add", "--all");
  git("commit", "--quiet", "--message", "Begin");
  stage = await openStage(root, new AbortController().signal);
});
afterEach(async () => {
  await stage.close();
  rmSync(root, { recursive: true, force: true });
});

test("the working tree is copied as it is, as one commit without a remote", async () => {
  write("kept.txt", "new");
  write("added.txt", "new");
  write("ignored.txt", "a secret of this machine");
  rmSync(join(root, "gone.txt"));
  expect(await copyRepository(stage)).toBe("6 files, 3 of them or of those that are gone not committed");

  expect(readFileSync(join(stage.copy, "kept.txt"), "utf8")).toBe("new");
  expect(existsSync(join(stage.copy, "added.txt"))).toBe(true);
  for (const name of ["gone.txt", "ignored.txt"]) expect(existsSync(join(stage.copy, name))).toBe(false);
  expect(await stage.inCopy("git", "status", "--porcelain")).toBe("");
  expect((await stage.inCopy("git", "log", "--format=%s")).trim()).toBe("The repository as it is");
  expect(await stage.inCopy("git", "remote")).toBe("");
});
