import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { attach } from "./attach.ts";
import { publishedIn } from "./published.ts";

const SBOM = JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.6", components: [] });

/** A repository with two packages, of which one has a bundle, and a program in gh's place that notes its arguments. */
function release(gh = "process.exit(0)") {
  const root = mkdtempSync(join(tmpdir(), "flowroute-assets-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write("pnpm-workspace.yaml", "packages: [spec, apps/*]");
  write("apps/mcp/package.json", JSON.stringify({ name: "flowroute-mcp", version: "1.2.3" }));
  write("apps/mcp/dist/other.json", "{}");
  write("apps/mcp/dist/broken.json", "{");
  write("apps/mcp/dist/what/is-in-it.json", SBOM);
  write("spec/package.json", JSON.stringify({ name: "flowroute-openapi", version: "0.2.0" }));
  write("out/flowroute-mcp-1.2.3.mcpb", "bundle");
  write("out/flowroute-mcp-1.2.2.mcpb", "an older one");
  const log = join(root, "asked.jsonl");
  write(
    "gh.mjs",
    `import { appendFileSync } from "node:fs";
     appendFileSync(${JSON.stringify(log)}, JSON.stringify(process.argv.slice(2)) + "\\n");
     ${gh}`,
  );
  return {
    root,
    folder: join(root, "out"),
    gh: [process.execPath, join(root, "gh.mjs")] as const,
    asked: () =>
      readFileSync(log, "utf8")
        .trim()
        .split("\n")
        .map((line): unknown => JSON.parse(line)),
  };
}

const published = (...pairs: [name: string, version: string][]) =>
  JSON.stringify(pairs.map(([name, version]) => ({ name, version })));

test("a release gets its bundle and what is in it, and one without files is left alone", () => {
  const { root, folder, gh, asked } = release();
  const text = published(["flowroute-mcp", "1.2.3"], ["flowroute-openapi", "0.2.0"]);
  expect(attach(publishedIn(text, root), folder, gh)).toEqual([
    "flowroute-mcp@1.2.3: 2 files attached",
    "flowroute-openapi@0.2.0: there is nothing to attach",
  ]);
  const list = join(folder, "flowroute-mcp-1.2.3.cdx.json");
  const bundle = join(folder, "flowroute-mcp-1.2.3.mcpb");
  expect(asked()).toEqual([["release", "upload", "flowroute-mcp@1.2.3", bundle, list, "--clobber"]]);
  expect(readFileSync(list, "utf8")).toBe(SBOM);
});

test("what gh says against it is told, with what to do", () => {
  const { root, folder, gh } = release('console.error("release not found"); process.exit(1)');
  const all = publishedIn(published(["flowroute-mcp", "1.2.3"]), root);
  expect(() => attach(all, folder, gh)).toThrow(
    "The release flowroute-mcp@1.2.3 did not take its files (release not found). It is published; run this job again.",
  );
});

test("a gh that is not there is told", () => {
  const { root, folder } = release();
  const all = publishedIn(published(["flowroute-mcp", "1.2.3"]), root);
  expect(() => attach(all, folder, [join(root, "no-such-program")])).toThrow("ENOENT");
});

test("another version than the one that is here is not taken for it", () => {
  const { root } = release();
  expect(() => publishedIn(published(["flowroute-mcp", "1.2.4"]), root)).toThrow("Nothing was attached");
  expect(() => publishedIn("true", root)).toThrow();
});
