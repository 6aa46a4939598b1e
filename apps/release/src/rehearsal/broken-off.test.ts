import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { run, start } from "./command.ts";
import { type Result, rehearse } from "./rehearse.ts";

const CLI = fileURLToPath(new URL("./cli.ts", import.meta.url));

let temporary: string;
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "flowroute-broken-off-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true, force: true });
});

/** The folders that a rehearsal has made for itself. */
const stages = () => readdirSync(temporary).filter((name) => name.startsWith("flowroute-rehearsal-"));

/** Whether a rehearsal is copying by now: the stage is made first, and the folder in it a moment later. */
const copying = () =>
  stages()
    .map((name) => join(temporary, name, "copy"))
    .some((copy) => existsSync(copy) && readdirSync(copy).length > 0);

function useTemporary(): void {
  for (const name of ["TMPDIR", "TEMP", "TMP"]) vi.stubEnv(name, temporary);
}

async function endOf(child: ChildProcess): Promise<{ code: unknown; said: string }> {
  let said = "";
  child.stderr?.on("data", (text: unknown) => {
    said += String(text);
  });
  const [code]: unknown[] = await once(child, "close");
  return { code, said };
}

// Windows has no signals that a program could answer.
test.skipIf(process.platform === "win32").each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s stops and removes everything",
  async (signal) => {
    useTemporary();
    const child = spawn(process.execPath, [CLI], { stdio: ["ignore", "ignore", "pipe"] });
    const ended = endOf(child);
    await vi.waitUntil(copying, 30_000);
    child.kill(signal);
    expect(await ended).toEqual({
      code: 1,
      said: `Broken off by ${signal}; everything is stopped and removed.\n`,
    });
    expect(stages()).toEqual([]);
  },
);

test("a step that fails is named with what to do, is the last, and leaves nothing", async () => {
  useTemporary();
  const said: Result[] = [];
  const stop = new AbortController();
  const results = await rehearse(temporary, { signal: stop.signal, say: (result) => said.push(result) });
  expect(results).toEqual([
    {
      name: "copy the repository and install",
      passed: false,
      detail: expect.stringMatching(/^git ls-files .* failed \(128\)\.\n.*\nRun `pnpm install`/s),
      seconds: expect.any(Number),
    },
  ]);
  expect(said).toEqual(results);
  expect(stages()).toEqual([]);
});

test("a program ends with what it has begun", async () => {
  const stop = new AbortController();
  const inner = "setTimeout(() => {}, 120_000)";
  const begin = `spawn(process.execPath, ["--eval", ${JSON.stringify(inner)}], { stdio: "inherit" })`;
  const outer = `require("node:child_process").${begin}.on("spawn", () => console.log("begun"))`;
  const child = start(process.execPath, ["--eval", outer], {
    cwd: temporary,
    env: {},
    signal: stop.signal,
  });
  await once(child.stdout, "data");
  stop.abort();
  // Both hold its stdout: it is closed when both have ended.
  await once(child, "close");
});

test("a program that fails is told of with the end of what it wrote", async () => {
  const { signal } = new AbortController();
  const failing =
    'console.log("a".repeat(9_999) + "to stdout"); console.error("to stderr"); process.exitCode = 3;';
  const running = run(process.execPath, ["--eval", failing], { cwd: temporary, env: {}, signal });
  // The last 3,000 characters, of which "to stderr" and "to stdout" are twenty.
  await expect(running).rejects.toThrow(/ failed \(3\)\.\na{2980}to stdout\n+to stderr$/);
});
