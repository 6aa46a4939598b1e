import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { programsByName } from "./program-texts.ts";
import { writePrograms } from "./write-programs.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flowroute-bench-programs-"));
});
afterAll(() => rm(folder, { recursive: true }));

it("writes without peers those that need none, beside what they import", async () => {
  const programs = await writePrograms(join(folder, "without"), undefined);
  expect(programs.map(({ name }) => name)).toEqual(["flowroute-client", "bare fetch", "openapi-fetch"]);
  for (const { file, text } of programs) expect(await readFile(file, "utf8")).toBe(text);
  expect(await readdir(join(folder, "without/node_modules"))).toEqual(["flowroute-client", "openapi-fetch"]);
  expect(await readFile(join(folder, "without/schema.d.ts"), "utf8")).toContain("export interface paths");
});

it("writes with peers all of them, which import from where the peers are", async () => {
  const peers = join(folder, "peers");
  const octokit = join(peers, "node_modules/@octokit/core");
  await mkdir(octokit, { recursive: true });
  await writeFile(join(octokit, "index.js"), "installed");
  const programs = await writePrograms(join(folder, "with"), peers);
  expect(programs.map(({ name }) => name)).toEqual(Object.keys(programsByName));
  const linked = join(folder, "with/node_modules/@octokit/core/index.js");
  expect(await readFile(linked, "utf8")).toBe("installed");
});

it("makes the same call in every program", () => {
  for (const { imports, text } of Object.values(programsByName)) {
    expect(text).toContain("getNumber(");
    expect(text.match(/from "([^."]+)"/)?.[1]).toBe(imports);
  }
});
