import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { shipments } from "./shipped.ts";
import { build, manifest, type TestWorkspace, testWorkspace } from "./workspace-for-tests.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

let workspace: TestWorkspace | undefined;
afterEach(() => workspace?.remove());

/** What a package ships of `inner`, whose source is given. */
async function shippedOf(source: string, besides: Record<string, string> = {}): Promise<string[]> {
  workspace = testWorkspace({
    "packages/inner/package.json": manifest("inner"),
    "packages/outer/package.json": manifest("outer", { devDependencies: { inner: "workspace:*" } }),
    "packages/outer/tsdown.config.ts": build(),
    "packages/outer/src/index.ts": source,
    ...besides,
  });
  const found = await shipments(workspace.root);
  expect(found.every(({ name }) => name === "outer")).toBe(true);
  return found.map(({ ships }) => ships);
}

test("the packages of this repository ship each other as they are built", async () => {
  expect(await shipments(ROOT)).toEqual([
    { name: "flowroute-mcp", ships: "flowroute-client" },
    { name: "flowroute-mcp", ships: "flowroute-sandbox" },
    { name: "flowroute-sandbox", ships: "flowroute-openapi" },
  ]);
});

test.each([
  ["a statement", 'import { a } from "inner";'],
  ["a statement over lines", 'import {\n  a,\n  b,\n} from "inner";'],
  ["an entry of it", 'import { a } from "inner/a";'],
  ["JSON", 'import a from "inner/a.json" with { type: "json" };'],
  ["what is passed on", 'export * from "inner";'],
  ["an effect", 'import "inner";'],
  [
    "what is loaded when it is needed",
    'export const a = async () => {\n  const { b } = await import("inner");\n};',
  ],
  ["a value among types", 'import { type A, b } from "inner";'],
])("%s ships a package", async (_, source) => {
  expect(await shippedOf(source)).toEqual(["inner"]);
});

test.each([
  ["types alone", 'import type { A } from "inner";'],
  ["types that are passed on", 'export type { A } from "inner";'],
  ["a name in a text", 'export const a = `\n  from "inner"`;'],
  ["a comment", '// import("inner") comes later\n// import { a } from "inner";\nexport {};'],
  ["a name that begins the same", 'import { a } from "inner-other";'],
])("%s ships nothing", async (_, source) => {
  expect(await shippedOf(source)).toEqual([]);
});

test("types are shipped where declarations are", async () => {
  const found = await shippedOf('import type { A } from "inner";', {
    "packages/outer/tsdown.config.ts": build({ dts: true }),
  });
  expect(found).toEqual(["inner"]);
});

test("what an entry imports is followed, however far, and what only tests import is not", async () => {
  const found = await shippedOf('import { a } from "./a.ts";', {
    "packages/outer/src/a.ts": 'export { b as a } from "./deep/b.ts";\nimport "./index.ts";',
    "packages/outer/src/deep/b.ts": 'export { b } from "inner";',
    "packages/tested/package.json": manifest("tested"),
    "packages/outer/src/for-tests.ts": 'import { a } from "tested";',
    "packages/outer/src/index.test.ts": 'import { a } from "./for-tests.ts";\nimport { b } from "tested";',
  });
  expect(found).toEqual(["inner"]);
});

test("the script of a page is shipped, too", async () => {
  const found = await shippedOf("export {};", {
    "packages/outer/src/page/index.html": '<script type="module" src="/main.tsx"></script>',
    "packages/outer/src/page/main.tsx": 'import { a } from "inner";',
  });
  expect(found).toEqual(["inner"]);
});

test.each(["dependencies", "peerDependencies", "optionalDependencies"])(
  "what is installed beside it (%s) is not inside",
  async (kind) => {
    const found = await shippedOf('import { a } from "inner";', {
      "packages/outer/package.json": manifest("outer", { [kind]: { inner: "workspace:*" } }),
    });
    expect(found).toEqual([]);
  },
);

test("private packages and packages without a build ship nothing", async () => {
  const found = await shippedOf("export {};", {
    "packages/hidden/package.json": manifest("hidden", { private: true }),
    "packages/hidden/tsdown.config.ts": build(),
    "packages/hidden/src/index.ts": 'import { a } from "inner";',
    "packages/plain/package.json": manifest("plain"),
    "packages/plain/src/index.ts": 'import { a } from "inner";',
  });
  expect(found).toEqual([]);
});

test("a build that is not understood is refused by its file", async () => {
  await expect(
    shippedOf("export {};", { "packages/outer/tsdown.config.ts": "export default [];\n" }),
  ).rejects.toThrow(/outer[/\\]tsdown\.config\.ts builds is not understood\. Give its `entry`/);
  workspace?.remove();
  await expect(
    shippedOf("export {};", {
      "packages/outer/tsdown.config.ts": 'export default { entry: ["src/*.ts", "src/index.ts"] };\n',
    }),
  ).rejects.toThrow(/no file src[/\\]\*\.ts/);
});
