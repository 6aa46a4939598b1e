import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const CLI = fileURLToPath(new URL("./cli.ts", import.meta.url));

/** Starts the sandbox, ends it, and tells whether something was kept in the folder. */
async function keeps(env: (folder: string) => Record<string, string>): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "flowroute-sandbox-home-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const child = spawn(process.execPath, [CLI, "--port", "0", "--inventory", "0", "--json"], {
    env: env(folder),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const [ready]: unknown[] = await once(child.stdout, "data");
  expect(String(ready)).toContain('"accessKey"');
  child.kill("SIGTERM");
  await ended;
  return existsSync(join(folder, "flowroute-sandbox", "compiled"));
}

// There a process that is told to end has no time to write.
test.skipIf(process.platform === "win32").each([
  ["a cache of the user", true, (folder: string) => ({ XDG_CACHE_HOME: folder })],
  ["no word of where", false, () => ({})],
  [
    "the operator who wants none",
    false,
    (folder: string) => ({ XDG_CACHE_HOME: folder, NODE_DISABLE_COMPILE_CACHE: "1" }),
  ],
  [
    "another folder for Node",
    false,
    (folder: string) => ({ XDG_CACHE_HOME: folder, NODE_COMPILE_CACHE: join(folder, "own") }),
  ],
])("with %s, what was compiled is kept: %s", async (_, kept, env) => {
  expect(await keeps(env)).toBe(kept);
});
