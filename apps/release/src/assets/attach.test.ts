import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
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
  write("spec/package.json", JSON.stringify({ name: "flowroute-openapi", version: "0.2.0", license: "MIT" }));
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
    write,
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

test("a release gets its bundle and what is in it", async () => {
  const { root, folder, gh, asked } = release();
  const all = publishedIn(published(["flowroute-mcp", "1.2.3"]), root);
  expect(await attach(all, folder, gh)).toEqual(["flowroute-mcp@1.2.3: 2 files attached"]);
  const list = join(folder, "flowroute-mcp-1.2.3.cdx.json");
  const bundle = join(folder, "flowroute-mcp-1.2.3.mcpb");
  expect(asked()).toEqual([["release", "upload", "flowroute-mcp@1.2.3", bundle, list, "--clobber"]]);
  expect(readFileSync(list, "utf8")).toBe(SBOM);
});

test("a package that has no code to build is itself all that is in it", async () => {
  const { root, folder, gh, asked } = release();
  const all = publishedIn(published(["flowroute-openapi", "0.2.0"]), root);
  expect(await attach(all, folder, gh)).toEqual(["flowroute-openapi@0.2.0: one file attached"]);
  const list = join(folder, "flowroute-openapi-0.2.0.cdx.json");
  expect(asked()).toEqual([["release", "upload", "flowroute-openapi@0.2.0", list, "--clobber"]]);
  const text = readFileSync(list, "utf8");
  expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text)).toBeNull();
  expect(JSON.parse(text)).toMatchObject({
    metadata: {
      component: { purl: "pkg:npm/flowroute-openapi@0.2.0", licenses: [{ license: { id: "MIT" } }] },
    },
    components: [],
  });
});

test("of a package that was not built nothing is told", async () => {
  const { root, write, folder, gh } = release();
  write("spec/tsdown.config.ts", 'export default { entry: "index.ts" };\n');
  write("spec/index.ts", "export {};\n");
  const all = publishedIn(published(["flowroute-openapi", "0.2.0"]), root);
  await expect(attach(all, folder, gh)).rejects.toThrow(/flowroute-openapi@0\.2\.0 .*npm run build/);
});

test("what gh says against it is told, with what to do", async () => {
  const { root, folder, gh } = release('console.error("release not found"); process.exit(1)');
  const all = publishedIn(published(["flowroute-mcp", "1.2.3"]), root);
  await expect(attach(all, folder, gh)).rejects.toThrow(
    "The release flowroute-mcp@1.2.3 did not take its files (release not found). It is published; run this job again.",
  );
});

test("a gh that is not there is told", async () => {
  const { root, folder } = release();
  const all = publishedIn(published(["flowroute-mcp", "1.2.3"]), root);
  await expect(attach(all, folder, [join(root, "no-such-program")])).rejects.toThrow("ENOENT");
});

test("another version than the one that is here is not taken for it", () => {
  const { root } = release();
  expect(() => publishedIn(published(["flowroute-mcp", "1.2.4"]), root)).toThrow("Nothing was attached");
  expect(() => publishedIn("true", root)).toThrow();
});
