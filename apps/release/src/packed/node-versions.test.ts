import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test } from "vitest";
import { NEW_ENOUGH, TOO_OLD } from "./node-versions.ts";
import { openTarball } from "./tarball.ts";

/** Starts a packed program on a Node, with an environment and a home of its own. */
function start(node: string, name: "flowroute-mcp" | "flowroute-sandbox", file: string, args: string[]) {
  const home = mkdtempSync(join(tmpdir(), "flowroute-node-"));
  const child = spawn(node, [join(openTarball(name).folder, file), ...args], {
    cwd: home,
    env: { PATH: process.env["PATH"], HOME: home, USERPROFILE: home, SYSTEMROOT: process.env["SYSTEMROOT"] },
  });
  const ended = once(child, "exit");
  onTestFinished(async () => {
    child.kill();
    await ended;
    rmSync(home, { recursive: true, force: true });
  });
  return { child, ended };
}

const server = (node: string) => start(node, "flowroute-mcp", "dist/cli.js", ["--sandbox"]);
const sandbox = (node: string) => start(node, "flowroute-sandbox", "dist/cli.mjs", ["--port", "0"]);

test("there is a Node that is too old, and one that is not", () => {
  expect(TOO_OLD.length).toBeGreaterThan(0);
  expect(NEW_ENOUGH.length).toBeGreaterThan(1);
});

describe.each(TOO_OLD)("on Node $version", ({ version, path }) => {
  test.each([
    ["flowroute-mcp", server],
    ["flowroute-sandbox", sandbox],
  ])("%s says in a line what it needs", async (name, run) => {
    const { child, ended } = run(path);
    child.stdin.end();
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).toContain(`${name}: Node.js 22.13 or newer is needed, and this is ${version}.`);
    expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
  });
});

describe.each(NEW_ENOUGH)("on Node $version", ({ path }) => {
  test("flowroute-mcp answers, and ends when its host does", async () => {
    const { child, ended } = server(path);
    const clientInfo = { name: "packed", version: "1.0.0" };
    const params = { protocolVersion: "2025-11-25", capabilities: {}, clientInfo };
    child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params })}\n`);
    for await (const line of createInterface(child.stdout)) {
      expect(JSON.parse(line)).toMatchObject({ id: 1, result: { serverInfo: { name: "flowroute-mcp" } } });
      break;
    }
    child.stdin.end();
    expect((await ended)[0]).toBe(0);
  });

  test("flowroute-sandbox serves", async () => {
    const { child } = sandbox(path);
    for await (const line of createInterface(child.stdout)) {
      const [url = ""] = /http:\/\/\S+/.exec(line) ?? [];
      expect((await fetch(`${url}/_sandbox/openapi.json`)).status).toBe(200);
      break;
    }
    expect.assertions(1);
  });
});
