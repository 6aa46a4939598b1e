// What the build notes about what it bundles: scripts/bundled.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { recordBundled } from "../../../../scripts/bundled/record.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "flowroute-recorded-"));
  write("package.json", JSON.stringify({ name: "whole", version: "1.0.0", license: "MIT" }));
  mkdirSync(join(root, "dist"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
});

function write(path: string, text: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** A package in node_modules. @returns a module of it */
function install(place: string, manifest: object, texts: Record<string, string>): string {
  const folder = join("node_modules", place);
  write(join(folder, "package.json"), JSON.stringify(manifest));
  for (const [file, text] of Object.entries(texts)) write(join(folder, file), text);
  // Folders of some packages have manifests without a name.
  write(join(folder, "esm/package.json"), JSON.stringify({ type: "module" }));
  return write(join(folder, "esm/index.js"), "");
}

const record = (...moduleIds: string[]) =>
  recordBundled(join(root, "dist"), "library", [{ type: "chunk", moduleIds }]);
const noted = (file: string) => readFileSync(join(root, "dist", file), "utf8");

test("each version of a package, with its licence and its notice", () => {
  const own = write("src/index.ts", "");
  const one = install("a", { name: "@scope/a", version: "1.0.0", license: "MIT" }, { LICENSE: "mit of a" });
  const two = install(
    "b/node_modules/a",
    { name: "@scope/a", version: "2.0.0", license: "Apache-2.0" },
    { "licence.md": "apache of a\r\nin two lines\r\n", "NOTICE.txt": "a is by people" },
  );
  record(own, one, `${two}?query`, "\0rolldown/runtime.js");
  const notices = noted("THIRD-PARTY-LICENSES.txt");
  expect(notices).toContain("\n\n@scope/a 1.0.0 (MIT)\n@scope/a 2.0.0 (Apache-2.0)\n\n");
  expect(notices).toContain("@scope/a 1.0.0 (MIT)\n\nmit of a\n");
  expect(notices).toContain("@scope/a 2.0.0 (Apache-2.0)\n\napache of a\nin two lines\n\na is by people\n");
  expect(JSON.parse(noted("sbom.cdx.json"))).toMatchObject({
    metadata: { component: { purl: "pkg:npm/whole@1.0.0" } },
    components: [{ purl: "pkg:npm/%40scope/a@1.0.0" }, { purl: "pkg:npm/%40scope/a@2.0.0" }],
  });
});

test("a second step of a build adds to the first, and the same twice is the same", () => {
  const a = install("a", { name: "a", version: "1.0.0", license: "MIT" }, { LICENSE: "shared" });
  const b = install("b", { name: "b", version: "1.0.0", license: "MIT" }, { LICENSE: "shared" });
  record(b);
  record(a);
  const bill = noted("sbom.cdx.json");
  expect(noted("THIRD-PARTY-LICENSES.txt")).toContain("a 1.0.0 (MIT)\nb 1.0.0 (MIT)\n\nshared\n");
  rmSync(join(root, "dist"), { recursive: true });
  mkdirSync(join(root, "dist"));
  record(a, b);
  expect(noted("sbom.cdx.json")).toBe(bill);
});

test("a package that brings others brings their licences", () => {
  const inner = install("inner", { name: "inner", version: "1.0.0", license: "MIT" }, { LICENSE: "inner's" });
  record(inner);
  const outer = install("outer", { name: "outer", version: "1.0.0", license: "MIT" }, { LICENSE: "outer's" });
  write("node_modules/outer/dist/sbom.cdx.json", noted("sbom.cdx.json"));
  rmSync(join(root, "dist"), { recursive: true });
  mkdirSync(join(root, "dist"));
  record(outer);
  expect(noted("THIRD-PARTY-LICENSES.txt")).toContain("inner 1.0.0 (MIT)\n\ninner's\n");
});

test("of what has nothing of others, the bill is empty and there are no notices", () => {
  record(write("src/index.ts", ""));
  expect(JSON.parse(noted("sbom.cdx.json"))).toHaveProperty("components", []);
  expect(existsSync(join(root, "dist/THIRD-PARTY-LICENSES.txt"))).toBe(false);
});

test.each([
  [
    { name: "a", version: "1.0.0", license: "MIT" },
    {},
    "a is bundled, and ships no text of its licence (MIT)",
  ],
  [{ name: "a", version: "1.0.0", license: "MIT" }, { LICENSE: " \n" }, "ships no text of its licence"],
  [{ name: "a", version: "1.0.0" }, { LICENSE: "text" }, "names no licence"],
  [{ name: "a", version: "1.0.0", license: "SEE LICENSE" }, { LICENSE: "text" }, "not one SPDX licence"],
  // The text that is kept for this package is of another licence.
  [{ name: "postgres", version: "4.0.0", license: "MIT" }, {}, "ships no text of its licence (MIT)"],
])("stops the build for %j with %j", (manifest, texts, message) => {
  const file = install("a", manifest, texts);
  expect(() => record(file)).toThrow(message);
});

test("a licence without a text in its package has one here", () => {
  record(install("postgres", { name: "postgres", version: "3.4.9", license: "Unlicense" }, {}));
  expect(noted("THIRD-PARTY-LICENSES.txt")).toContain(
    "postgres 3.4.9 (Unlicense)\n\nThis is free and unencumbered",
  );
});
