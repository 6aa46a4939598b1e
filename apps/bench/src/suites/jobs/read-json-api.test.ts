import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readJsonApi } from "./read-json-api.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "flowroute-bench-generated-"));
  await mkdir(join(folder, "build"));
});
afterEach(() => rm(folder, { recursive: true }));

it("changes the one condition, and refuses to change anything else", async () => {
  const file = join(folder, "build", "index.js");
  await writeFile(file, "if (contentType.includes('application/json') && isObject) {}");
  await readJsonApi(folder);
  expect(await readFile(file, "utf8")).toBe("if (contentType.includes('json') && isObject) {}");
  await expect(readJsonApi(folder)).rejects.toThrow("makes something else now");
});
