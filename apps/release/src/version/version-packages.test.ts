import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { format } from "./format.ts";
import { versionPackages } from "./version-packages.ts";
import { build, changeset, manifest, type TestWorkspace, testWorkspace } from "./workspace-for-tests.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const versioned = z.object({ version: z.string() });

let workspace: TestWorkspace;
let said: string[];

/** `top` ships `middle`, which ships `bottom`; `beside` is installed with `bottom`, and `apart` knows nobody. */
beforeEach(() => {
  said = [];
  workspace = testWorkspace({
    "packages/bottom/package.json": manifest("bottom"),
    "packages/middle/package.json": manifest("middle", { devDependencies: { bottom: "workspace:*" } }),
    "packages/middle/tsdown.config.ts": build(),
    "packages/middle/src/index.ts": 'export * from "bottom";\n',
    "packages/top/package.json": manifest("top", { devDependencies: { middle: "workspace:*" } }),
    "packages/top/tsdown.config.ts": build(),
    "packages/top/src/index.ts": 'export * from "middle";\n',
    "packages/beside/package.json": manifest("beside", { dependencies: { bottom: "workspace:*" } }),
    "packages/apart/package.json": manifest("apart"),
  });
});
afterEach(() => workspace.remove());

async function version(): Promise<Record<string, string>> {
  await versionPackages(workspace.root, { afterwards: [], say: (line) => said.push(line) });
  return versions();
}

function versions(): Record<string, string> {
  const names = readdirSync(join(workspace.root, "packages"));
  const read = (name: string) => readFileSync(join(workspace.root, "packages", name, "package.json"), "utf8");
  return Object.fromEntries(names.map((name) => [name, versioned.parse(JSON.parse(read(name))).version]));
}

const changelog = (name: string) =>
  readFileSync(join(workspace.root, "packages", name, "CHANGELOG.md"), "utf8");

function commit(subject: string, files: Record<string, string>): string {
  workspace.write(files);
  workspace.git("add", "--all");
  workspace.git("commit", "--quiet", "--message", subject);
  return workspace.git("rev-parse", "HEAD");
}

test("what ships a released package is released with it, and what ships that", async () => {
  commit("Change", { ".changeset/one.md": changeset("bottom", "minor", "Does more.") });
  expect(await version()).toEqual({
    bottom: "1.1.0",
    middle: "1.0.1",
    top: "1.0.1",
    beside: "1.0.1",
    apart: "1.0.0",
  });
  expect(said).toEqual(["middle: Ships bottom 1.1.0.", "top: Ships middle 1.0.1."]);
  const pageOf = (release: string) => `https://git.example/team/whole/releases/tag/${release}`;
  expect(changelog("middle")).toBe(
    `# middle\n\n## 1.0.1\n\n### Patch Changes\n\n- Ships [bottom 1.1.0](${pageOf("bottom%401.1.0")}).\n`,
  );
  expect(changelog("top")).toContain(`- Ships [middle 1.0.1](${pageOf("middle%401.0.1")}).\n`);
  expect(readdirSync(join(workspace.root, ".changeset")).sort()).toEqual(["changelog.ts", "config.json"]);
});

test("what is shipped is not released for who ships it", async () => {
  commit("Change", { ".changeset/one.md": changeset("top", "major", "Is new.") });
  expect(await version()).toMatchObject({ bottom: "1.0.0", middle: "1.0.0", top: "2.0.0", beside: "1.0.0" });
  expect(said).toEqual([]);
});

test("a package with a changeset of its own keeps that bump, and says what it ships", async () => {
  commit("Change", {
    ".changeset/one.md": changeset("bottom", "patch", "Is mended."),
    ".changeset/two.md": changeset("middle", "minor", "Does more, too."),
  });
  expect(await version()).toMatchObject({ bottom: "1.0.1", middle: "1.1.0", top: "1.0.1" });
  expect(changelog("middle")).toContain("- Ships [bottom 1.0.1]");
});

test.each([
  ["major", "2.0.0"],
  ["minor", "1.1.0"],
  ["patch", "1.0.1"],
])(
  "a %s of the contract is one of the sandbox that serves it, and not of who ships that",
  async (type, next) => {
    commit("Change", {
      "packages/contract/package.json": manifest("flowroute-openapi"),
      "packages/sandbox/package.json": manifest("flowroute-sandbox"),
      "packages/sandbox/tsdown.config.ts": build(),
      "packages/sandbox/src/index.ts": 'export * from "flowroute-openapi";\n',
      "packages/server/package.json": manifest("flowroute-mcp"),
      "packages/server/tsdown.config.ts": build(),
      "packages/server/src/index.ts": 'export * from "flowroute-sandbox";\nimport "flowroute-openapi";\n',
      ".changeset/one.md": changeset("flowroute-openapi", type, "Is another."),
      // It is planned by itself, at less than what it ships makes of it.
      ".changeset/two.md": changeset("flowroute-sandbox", "patch", "Is mended."),
    });
    expect(await version()).toMatchObject({ contract: next, sandbox: next, server: "1.0.1" });
    expect(said).toContain(`flowroute-mcp: Ships flowroute-sandbox ${next}.`);
  },
);

test("a line leads to the commit of its changeset, and to the pull request", async () => {
  const plain = commit("Mend it", { ".changeset/one.md": changeset("apart", "patch", "Is mended.") });
  const merged = commit("Do more (#12)", { ".changeset/two.md": changeset("apart", "minor", "Does more.") });
  await version();
  const at = (hash: string) => `[${hash.slice(0, 7)}](https://git.example/team/whole/commit/${hash})`;
  expect(changelog("apart").split("\n")).toEqual([
    "# apart",
    "",
    "## 1.1.0",
    "",
    "### Minor Changes",
    "",
    `- Does more. ([#12](https://git.example/team/whole/pull/12), ${at(merged)})`,
    "",
    "### Patch Changes",
    "",
    `- Is mended. (${at(plain)})`,
    "",
  ]);
});

test("a changeset of several lines stays one item of the list", async () => {
  const hash = commit("More", { ".changeset/one.md": changeset("apart", "minor", "First:\n\n- a\n- b") });
  await version();
  expect(changelog("apart")).toContain(
    `- First:\n\n  - a\n  - b\n\n  ([${hash.slice(0, 7)}](https://git.example/team/whole/commit/${hash}))\n`,
  );
});

test("a changeset that is not committed has no link", async () => {
  workspace.write({ ".changeset/one.md": changeset("apart", "patch", "Is mended.") });
  await version();
  expect(changelog("apart")).toContain("- Is mended.\n");
});

test("a dependant that is installed with a released package says which, with the links", async () => {
  const hash = commit("Mend it (#7)", { ".changeset/one.md": changeset("bottom", "patch", "Is mended.") });
  await version();
  expect(changelog("beside")).toContain(
    `- Needs newer packages of this repository ([#7](https://git.example/team/whole/pull/7), [${hash.slice(0, 7)}](https://git.example/team/whole/commit/${hash})):\n  - bottom 1.0.1\n`,
  );
});

test("what follows from the versions is done after them, in order", async () => {
  commit("Change", { ".changeset/one.md": changeset("apart", "patch", "Is mended.") });
  const seen: string[] = [];
  const afterwards = [
    async () => seen.push(`first ${versions()["apart"]}`),
    (root: string) => seen.push(`second ${root === workspace.root}`),
  ];
  await versionPackages(workspace.root, { afterwards, say: () => {} });
  expect(seen).toEqual(["first 1.0.1", "second true"]);
});

test("without changesets nothing follows", async () => {
  const afterwards = [() => expect.unreachable()];
  await expect(versionPackages(workspace.root, { afterwards, say: () => {} })).rejects.toThrow(
    "nothing after it was done",
  );
  expect(existsSync(join(workspace.root, "packages/apart/CHANGELOG.md"))).toBe(false);
});

test("the configuration of changesets is for the version that is installed", () => {
  const config = readFileSync(join(ROOT, ".changeset/config.json"), "utf8");
  const { resolve } = createRequire(createRequire(import.meta.url).resolve("@changesets/get-release-plan"));
  const installed = JSON.parse(readFileSync(resolve("@changesets/config/package.json"), "utf8"));
  expect(config).toContain(`@changesets/config@${versioned.parse(installed).version}/schema.json`);
});

test("what was written is formatted, and nothing else", async () => {
  workspace.git("config", "core.autocrlf", "false");
  const biome = JSON.stringify({ formatter: { indentStyle: "space" } });
  const untidy = '{   "a": 1 }\n';
  commit("Change", { "biome.json": `${biome}\n`, "old.json": untidy, "changed.json": "{}\n" });
  workspace.write({ "new.json": untidy, "changed.json": untidy });
  await format(workspace.root);
  const text = (name: string) => readFileSync(join(workspace.root, name), "utf8");
  expect(text("new.json")).toBe('{ "a": 1 }\n');
  expect(text("changed.json")).toBe('{ "a": 1 }\n');
  expect(text("old.json")).toBe(untidy);
});
