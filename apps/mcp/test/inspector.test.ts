import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { catalog } from "../src/tools/catalog.ts";
import { CLI } from "./hosts.ts";
import { type HttpServer, startHttpServer } from "./http-server.ts";

const packageJson = createRequire(import.meta.url).resolve("@modelcontextprotocol/inspector/package.json");
const { bin } = z
  .object({ bin: z.record(z.string(), z.string()) })
  .parse(createRequire(import.meta.url)(packageJson));
const inspector = join(dirname(packageJson), bin["mcp-inspector"] ?? "");

const state = mkdtempSync(join(tmpdir(), "flowroute-mcp-state-"));
let server: HttpServer;
beforeAll(async () => {
  server = await startHttpServer(["--sandbox"], { FLOWROUTE_MCP_STATE: state });
});
afterAll(async () => {
  await server?.stop();
  rmSync(state, { recursive: true, force: true });
});

const TARGETS = {
  stdio: () => [process.execPath, CLI, "--sandbox"],
  HTTP: () => [`${server.url}/mcp`],
};

function lint(target: readonly string[], era: string): Promise<{ code: unknown; out: string; err: string }> {
  const args = ["--cli", ...target, "--method", "tools/list", "--strict", "--protocol-era", era];
  return new Promise((resolve) => {
    execFile(process.execPath, [inspector, ...args], { timeout: 60_000 }, (failed, out, err) =>
      resolve({ code: failed === null ? 0 : failed.code, out, err }),
    );
  });
}

it.concurrent.each([
  ["stdio", "legacy"],
  ["stdio", "auto"],
  ["stdio", "modern"],
  ["HTTP", "legacy"],
  ["HTTP", "modern"],
] as const)("the inspector's strict lint finds nothing over %s, protocol era %s", async (over, era) => {
  const { code, out, err } = await lint(TARGETS[over](), era);
  expect(code, `${out.slice(0, 500)}\n${err}`).toBe(0);
  const { tools } = z.object({ tools: z.array(z.object({ name: z.string() })) }).parse(JSON.parse(out));
  expect(tools.map(({ name }) => name)).toEqual(catalog.map(({ name }) => name));
  expect(err).not.toMatch(/warn|finding|error/i);
});
