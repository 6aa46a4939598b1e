import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { type ListedTool, snapshotOf, writtenSnapshot } from "../tool-list/snapshot.ts";

export const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

/** A repository with two small published packages and a private one, the patterns of ours, and one commit. */
export function smallRepository() {
  const root = mkdtempSync(join(tmpdir(), "flowroute-claims-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const git = (...args: string[]) => {
    const who = [
      "-c",
      "user.name=Someone",
      "-c",
      "user.email=someone@example.com",
      "-c",
      "commit.gpgsign=false",
    ];
    execFileSync("git", [...who, ...args], { cwd: root, stdio: "ignore" });
  };
  const write = (file: string, content: unknown) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), typeof content === "string" ? content : JSON.stringify(content));
  };
  const version = (folder: string, name: string, number: string, more = {}) =>
    write(`${folder}/package.json`, { name, version: number, ...more });
  const repository = {
    root,
    write,
    remove: (file: string) => rmSync(join(root, file), { recursive: true }),
    read: (file: string) => readFileSync(join(root, file), "utf8"),
    version,
    changeset: (name: string, level: string | undefined) =>
      write(
        `.changeset/${name}.md`,
        level === undefined ? "---\n---\n" : `---\n"${name}": ${level}\n---\n\nIt is so.\n`,
      ),
    contract: (paths: Record<string, unknown>) => write("spec/dist/openapi.json", contractWith(paths)),
    tools: (...tools: ListedTool[]) => write("apps/mcp/tools.json", writtenSnapshot(snapshotOf(tools))),
    commit: () => {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "-m", "Something");
    },
    branch: (name: string) => git("checkout", "--quiet", "-b", name),
    stage: () => git("add", "--all"),
  };
  git("init", "--quiet", "--initial-branch=main");
  write("package.json", { name: "whole", private: true });
  write("pnpm-workspace.yaml", 'packages: ["spec", "apps/*"]\n');
  write(".gitignore", "dist/\n");
  mkdirSync(join(root, ".changeset"));
  cpSync(join(ROOT, ".changeset", "config.json"), join(root, ".changeset", "config.json"));
  version("spec", "flowroute-openapi", "0.0.0");
  version("apps/mcp", "flowroute-mcp", "0.0.0");
  version("apps/tour", "flowroute-tour", "0.0.0", { private: true });
  repository.contract({ "/a": operation("listA") });
  repository.tools(tool("get_a"));
  repository.commit();
  return repository;
}

const contractWith = (paths: Record<string, unknown>) => ({
  openapi: "3.1.0",
  info: { title: "Things", version: "1" },
  paths,
});

export const operation = (operationId: string) => ({ get: { operationId, responses: {} } });

export const tool = (name: string): ListedTool => ({ name, inputSchema: { type: "object" } });
