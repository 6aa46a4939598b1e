import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { peerEntries } from "./peer-entries.ts";

let folder = "";
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "flowroute-bench-peers-")));
  const both = join(folder, "node_modules/@some/both");
  await mkdir(both, { recursive: true });
  const exports = { import: "./es.mjs", require: "./common.cjs" };
  await writeFile(join(both, "package.json"), JSON.stringify({ name: "@some/both", exports }));
  await writeFile(join(both, "es.mjs"), "");
  await writeFile(join(both, "common.cjs"), "");
});
afterAll(() => rm(folder, { recursive: true }));

it("finds what an import in that folder would load, of a package that has another for require", async () => {
  expect(await peerEntries(folder, ["@some/both"])).toEqual({
    "@some/both": pathToFileURL(join(folder, "node_modules/@some/both/es.mjs")).href,
  });
});

it("fails for one that is not there", async () => {
  await expect(peerEntries(folder, ["@some/both", "@some/other"])).rejects.toThrow("@some/other");
});
