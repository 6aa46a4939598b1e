import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleProgram } from "./bundle-program.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flowroute-bench-bundle-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(name: string, text: string) {
  const file = join(folder, `${name}.ts`);
  await writeFile(file, text);
  return { name, file, text };
}

describe("bundleProgram", () => {
  it("puts what is imported into one file, and counts it as it is and compressed", async () => {
    await written("part", "export const spoken = 'né'; export const unused = 'never';");
    const program = await written("whole", `import { spoken } from "./part"; export const said = spoken;`);
    const { code, minifiedBytes, gzippedBytes } = await bundleProgram(program);
    expect(code).toContain("né");
    expect(code).not.toContain("never");
    expect(minifiedBytes).toBe(Buffer.from(code).length);
    const compressed = gzipSync(code, { level: 9 });
    expect(gzippedBytes).toBe(compressed.length);
    expect(gunzipSync(compressed).toString()).toBe(code);
  });

  it("refuses a program that needs Node as one for a browser, and the other way round", async () => {
    const needs = await written("needs", `import { sep } from "node:path"; export const found = sep;`);
    await expect(bundleProgram(needs)).rejects.toThrow("node:path");
    expect((await bundleProgram({ ...needs, needsNode: true })).code).toContain("node:path");
    const not = await written("not", "export const found = 1;");
    await expect(bundleProgram({ ...not, needsNode: true })).rejects.toThrow("nothing");
  });
});
