import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { readProject, readServerPackage } from "./project.ts";
import { parseServerJson } from "./server-json/schema.ts";
import { staleListings, writeListings } from "./write.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const FILES = [
  "package.json",
  "README.md",
  "apps/mcp/package.json",
  "apps/mcp/server.json",
  "apps/mcp/README.md",
];

const folder = mkdtempSync(join(tmpdir(), "flowroute-listings-"));
afterAll(() => rmSync(folder, { recursive: true }));

function copy(name: string, changes: Record<string, (text: string) => string> = {}): string {
  const root = join(folder, name);
  for (const file of FILES) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(ROOT, file), join(root, file));
  }
  for (const [file, change] of Object.entries(changes))
    writeFileSync(join(root, file), change(readFileSync(join(root, file), "utf8")));
  return root;
}

const read = (root: string, file: string) => readFileSync(join(root, file), "utf8");

it("what is committed is what package.json and the settings give", () => {
  expect(
    staleListings(ROOT).map(({ path }) => path),
    "Run node apps/release/src/listings/cli.ts, and look at the difference.",
  ).toEqual([]);
});

it("server.json, package.json and the address of the repository say the same", () => {
  const { mcpName, name, version } = readServerPackage(ROOT);
  const server = parseServerJson(read(ROOT, "apps/mcp/server.json"));
  expect(server).toMatchObject({ name: mcpName, version, packages: [{ identifier: name, version }] });
  expect(server.repository.url).toBe(readProject(ROOT).repositoryUrl);
  expect(mcpName).toBe(`io.github.${new URL(server.repository.url).pathname.split("/")[1]}/${name}`);
});

it("a new version changes server.json alone", () => {
  const root = copy("version", {
    "apps/mcp/package.json": (text) => text.replace(/"version": "[^"]*"/, '"version": "7.8.9"'),
  });
  expect(writeListings(root)).toEqual(["apps/mcp/server.json"]);
  const was = read(ROOT, "apps/mcp/server.json");
  const { version } = parseServerJson(was);
  expect(read(root, "apps/mcp/server.json")).toBe(was.replaceAll(`"${version}"`, '"7.8.9"'));
  expect(writeListings(root)).toEqual([]);
});

it("a new address changes everything that has it", () => {
  const root = copy("address", {
    "package.json": (text) => text.replace("github.com/flowroute-tools/", "github.com/somebody-else/"),
  });
  expect(writeListings(root)).toEqual(FILES.filter((file) => file !== "package.json").sort(order));
  expect(readServerPackage(root).mcpName).toBe("io.github.somebody-else/flowroute-mcp");
  for (const file of FILES.slice(1)) expect(read(root, file)).toContain("somebody-else");
});

const WRITTEN = ["apps/mcp/package.json", "apps/mcp/server.json", "README.md", "apps/mcp/README.md"];
const order = (a: string, b: string) => WRITTEN.indexOf(a) - WRITTEN.indexOf(b);

it("puts mcpName and server.json where there are none", () => {
  const root = copy("fresh", {
    "apps/mcp/package.json": (text) => text.replace(/\n\s*"mcpName": "[^"]*",/, ""),
  });
  rmSync(join(root, "apps/mcp/server.json"));
  writeListings(root);
  for (const file of WRITTEN) expect(read(root, file)).toBe(read(ROOT, file));
});

it("leaves a page alone that has lost a marker, and says what it needs", () => {
  const root = copy("marker", { "README.md": (text) => text.replace("<!-- The end", "<!-- No end") });
  expect(() => writeListings(root)).toThrow(/^README\.md needs these two lines/);
  expect(read(root, "README.md")).toContain("<!-- No end");
});

it("refuses an address that names no owner on GitHub", () => {
  const root = copy("elsewhere", {
    "package.json": (text) => text.replace("git+https://github.com", "git+https://git.example.com"),
  });
  expect(() => writeListings(root)).toThrow("git.example.com");
});
