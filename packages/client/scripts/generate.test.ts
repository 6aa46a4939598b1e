import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";

const SCRIPT = fileURLToPath(new URL("generate.ts", import.meta.url));
const COMMITTED = fileURLToPath(new URL("../src/generated/schema.ts", import.meta.url));

const generate = (...args: string[]) => promisify(execFile)(process.execPath, [SCRIPT, ...args]);

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "generate-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test("the committed types are the contract's", async () => {
  await generate("--check");
});

test("the same contract gives the same bytes", async () => {
  const file = join(await emptyFolder(), "schema.ts");
  await generate(file);
  expect(await readFile(file, "utf8")).toBe(await readFile(COMMITTED, "utf8"));
});

test("stale and missing types fail the check, which says what to run and writes nothing", async () => {
  const folder = await emptyFolder();
  const stale = join(folder, "stale.ts");
  await writeFile(stale, "export {};\n");
  await expect(generate("--check", stale)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("pnpm generate"),
  });
  expect(await readFile(stale, "utf8")).toBe("export {};\n");
  await expect(generate("--check", join(folder, "missing.ts"))).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/missing.*pnpm generate/),
  });
});
