import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openStage, type Stage } from "./stage.ts";

const TOKEN = "a-token-of-somebody";

let stage: Stage;
beforeEach(async () => {
  for (const name of ["NPM_TOKEN", "NODE_AUTH_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "npm_config_otp"])
    vi.stubEnv(name, TOKEN);
  stage = await openStage(mkdtempSync(join(tmpdir(), "flowroute-root-")), new AbortController().signal);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  rmSync(stage.root, { recursive: true, force: true });
  await stage.close();
});

test("no secret of whoever runs it reaches a program", async () => {
  const seen = await stage.inCopy(process.execPath, "--eval", "console.log(JSON.stringify(process.env))");
  expect(seen).not.toContain(TOKEN);
});

test("npm and pnpm ask the registry of the stage, and nobody's settings but its own", async () => {
  const { registry, inCopy, folder } = stage;
  expect((await inCopy("npm", "config", "get", "registry")).trim()).toBe(registry.url);
  expect((await inCopy("npm", "config", "get", "cache")).trim()).toContain(folder);
  expect((await inCopy("npm", "config", "get", "userconfig")).trim()).toContain(folder);
  await expect(inCopy("npm", "view", "is-number")).rejects.toThrow("E404");
  expect(await registry.latest("is-number")).toBeUndefined();
});

test("the registry is on loopback, and gone with the stage", async () => {
  const { url } = stage.registry;
  expect(new URL(url).hostname).toBe("127.0.0.1");
  expect((await fetch(new URL("-/ping", url))).status).toBe(200);
  await stage.registry.close();
  await expect(fetch(new URL("-/ping", url))).rejects.toThrow("fetch failed");
});
