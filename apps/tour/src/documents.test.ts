import { existsSync, globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const ROOT = new URL("../../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");

/** Every document for people; what a release writes itself is not among them. */
const documents = globSync("**/*.md", {
  cwd: ROOT,
  exclude: (path) => /^(node_modules|dist|\.|CHANGELOG)|^results$/.test(path.split(/[\\/]/).at(-1) ?? ""),
}).map((path) => path.replaceAll("\\", "/"));

/** The names under which GitHub lets one link to the headings of a document. */
const anchorsOf = (path: string) =>
  read(path)
    .replace(/```.*?```/gs, "")
    .split("\n")
    .flatMap((line) => /^#+ (.*)$/.exec(line)?.[1] ?? [])
    .map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    );

describe("the documents", () => {
  it("are found", () => {
    expect(documents).toEqual(
      expect.arrayContaining(["README.md", "CONTRIBUTING.md", "apps/mcp/DEPLOYMENT.md", "spec/README.md"]),
    );
  });

  it.each(documents)("%s links only to what exists", (path) => {
    for (const [, target = "", anchor] of read(path).matchAll(
      /\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g,
    )) {
      const file = target === "" ? path : new URL(target, new URL(path, "file:///")).pathname.slice(1);
      expect(existsSync(new URL(file, ROOT)), `${path} → ${target}`).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(file), `${path} → ${target}#${anchor}`).toContain(anchor);
    }
  });

  it.each(documents)("%s holds only JSON that parses", (path) => {
    for (const [, json] of read(path).matchAll(/```json\n(.*?)```/gs))
      expect(() => JSON.parse(json ?? "")).not.toThrow();
  });

  it.each(documents)("%s names only scripts that exist", (path) => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read("package.json")));
    for (const [, script] of read(path).matchAll(/(?:npm run|pnpm run) ([\w:-]+)/g))
      expect(Object.keys(scripts)).toContain(script);
  });
});
