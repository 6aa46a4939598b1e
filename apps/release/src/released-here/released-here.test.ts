import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { releasedHere } from "./released-here.ts";

function repository() {
  const root = mkdtempSync(join(tmpdir(), "flowroute-released-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const git = (...args: string[]) => {
    const own = [
      "-c",
      "user.name=Release",
      "-c",
      "user.email=release@example.com",
      "-c",
      "tag.gpgSign=false",
    ];
    expect(spawnSync("git", [...own, ...args], { cwd: root }).status, args.join(" ")).toBe(0);
  };
  const release = (name: string, version: string) =>
    write(`apps/${name}/package.json`, JSON.stringify({ name, version }));
  write("pnpm-workspace.yaml", "packages: [apps/*]");
  git("init", "--quiet");
  const commit = () => {
    git("add", ".");
    git("commit", "--quiet", "-m", "Release");
  };
  return { root, git, release, commit };
}

test("what the tags of this commit name was released here, in whatever attempt", () => {
  const { root, git, release, commit } = repository();
  release("flowroute-mcp", "1.2.3");
  release("flowroute-client", "0.4.0");
  commit();
  expect(releasedHere(root)).toEqual([]);
  git("tag", "flowroute-mcp@1.2.3");
  git("tag", "v-of-something-else");
  expect(releasedHere(root)).toEqual([{ name: "flowroute-mcp", version: "1.2.3" }]);
  git("tag", "flowroute-client@0.4.0");
  expect(releasedHere(root).map(({ name }) => name)).toEqual(["flowroute-client", "flowroute-mcp"]);
});

test("what an earlier commit released was not released here", () => {
  const { root, git, release, commit } = repository();
  release("flowroute-mcp", "1.2.3");
  commit();
  git("tag", "flowroute-mcp@1.2.3");
  release("flowroute-mcp", "1.2.4");
  commit();
  expect(releasedHere(root)).toEqual([]);
});

test("outside of a repository it says what to do", () => {
  const root = mkdtempSync(join(tmpdir(), "flowroute-released-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  expect(() => releasedHere(root)).toThrow("Nothing was done; run this job again.");
});
