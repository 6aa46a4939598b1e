import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { CLI } from "./hosts.ts";

const HOST = {
  protocolVersion: "2025-11-25",
  capabilities: {},
  clientInfo: { name: "test", version: "1.0.0" },
};
const ASKED = [
  { jsonrpc: "2.0", id: 0, method: "initialize", params: HOST },
  { jsonrpc: "2.0", method: "notifications/initialized" },
  { jsonrpc: "2.0", id: 1, method: "tools/list", params: {} },
]
  .map((message) => `${JSON.stringify(message)}\n`)
  .join("");

/** Says at the end how often code was made from text. */
const COUNTING = `data:text/javascript,${encodeURIComponent(`
  let made = 0;
  globalThis.Function = new Proxy(Function, {
    construct: (target, given) => { made += 1; return new target(...given); },
  });
  process.on("exit", () => process.stderr.write("made " + made));
`)}`;

function home(): string {
  const folder = mkdtempSync(join(tmpdir(), "flowroute-home-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

function start(env: Record<string, string>, before: string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...before, CLI, "--sandbox"], {
    env: { FLOWROUTE_MCP_STATE: join(tmpdir(), "never-written"), ...env },
    input: ASKED,
    encoding: "utf8",
    timeout: 30_000,
  });
  return { status, lists: stdout.includes('"search_available_numbers"'), stderr };
}

const WORKS = { status: 0, lists: true };

it("keeps what was compiled in the user's own cache, for the next start", () => {
  const folder = home();
  const env = { HOME: folder, XDG_CACHE_HOME: folder, LOCALAPPDATA: folder };
  expect(start(env)).toMatchObject(WORKS);
  const kept = () => readdirSync(folder, { recursive: true }).map(String).sort();
  const first = kept();
  expect(first.some((path) => path.includes(join("flowroute-mcp", "compiled")))).toBe(true);
  expect(start(env)).toMatchObject(WORKS);
  expect(kept()).toEqual(first);
});

it.each([
  ["nobody says where", {}],
  ["it cannot be written", { HOME: process.execPath, XDG_CACHE_HOME: process.execPath }],
])("starts all the same where %s", (_, env) => {
  expect(start(env)).toMatchObject(WORKS);
});

it("keeps nothing where the operator says so", () => {
  const folder = home();
  expect(start({ HOME: folder, XDG_CACHE_HOME: folder, NODE_DISABLE_COMPILE_CACHE: "1" })).toMatchObject(
    WORKS,
  );
  expect(existsSync(join(folder, "flowroute-mcp"))).toBe(false);
});

it("writes no code for schemas over stdio", () => {
  expect(start({}, ["--import", COUNTING]).stderr).toContain("made 0");
});
