import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const CHANGELOG = fileURLToPath(new URL("./changelog.ts", import.meta.url));

export interface TestWorkspace {
  root: string;
  write(files: Record<string, string>): void;
  git(...args: string[]): string;
  remove(): void;
}

/** A pnpm workspace in a git repository of its own, with changesets as they are set up here. */
export function testWorkspace(files: Record<string, string>): TestWorkspace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "flowroute-version-")));
  const write: TestWorkspace["write"] = (written) => {
    for (const [path, text] of Object.entries(written)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };
  const author = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
  const git = (...args: string[]) =>
    execFileSync("git", [...author, ...args], { cwd: root, encoding: "utf8" }).trim();
  write({
    "package.json": JSON.stringify({
      name: "whole",
      type: "module",
      version: "0.0.0",
      private: true,
      repository: { type: "git", url: "git+https://git.example/team/whole.git" },
    }),
    "pnpm-workspace.yaml": "packages:\n  - packages/*\n",
    ".changeset/config.json": JSON.stringify({
      changelog: "./changelog.ts",
      commit: false,
      access: "public",
      baseBranch: "main",
      privatePackages: { version: false, tag: false },
    }),
    ".changeset/changelog.ts": `import { changelogOf } from ${JSON.stringify(CHANGELOG)};
export const { getReleaseLine, getDependencyReleaseLine } = changelogOf(${JSON.stringify(root)});\n`,
    ...files,
  });
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message", "Begin");
  return { root, write, git, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** The manifest of a package, with whatever is given besides. */
export const manifest = (name: string, besides: Record<string, unknown> = {}) =>
  `${JSON.stringify({ name, version: "1.0.0", ...besides }, null, 2)}\n`;

/** A build from one entry. */
export const build = (besides: Record<string, unknown> = {}) =>
  `export default ${JSON.stringify({ entry: { index: "src/index.ts" }, ...besides })};\n`;

/** A changeset. */
export const changeset = (name: string, type: string, text: string) =>
  `---\n"${name}": ${type}\n---\n\n${text}\n`;
