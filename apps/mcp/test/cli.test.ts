import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { FLAGS, HELP, VARIABLES } from "../src/settings/flags.ts";
import { CLI } from "./hosts.ts";

const run = (args: string[], env: Record<string, string> = {}, cli = CLI) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    env,
    input: "",
    encoding: "utf8",
    timeout: 20_000,
  });
  return { status, stdout, stderr };
};

describe("flowroute-mcp", () => {
  it("tells its version and its flags", () => {
    expect(run(["--version"])).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: "",
    });
    expect(run(["--help"])).toEqual({ status: 0, stdout: HELP, stderr: "" });
    for (const name of [...Object.keys(FLAGS).map((flag) => `--${flag}`), ...VARIABLES])
      expect(HELP).toContain(name);
  });

  it("ends with 2 and says where the keys are, when there are none", () => {
    const { status, stdout, stderr } = run([]);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(
      /FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY are not set.*Manage portal.*API Control/,
    );
  });

  it.each([
    ["an empty pipe", "pipe"],
    ["no file at all", "ignore"],
  ] as const)("ends when the host is gone, with %s for stdin", (_, stdin) => {
    const { status, signal } = spawnSync(process.execPath, [CLI, "--sandbox"], {
      env: { FLOWROUTE_MCP_STATE: join(tmpdir(), "never-written") },
      stdio: [stdin, "ignore", "ignore"],
      timeout: 30_000,
    });
    expect([status, signal]).toEqual([0, null]);
  });

  it.each([
    [["--sandbox", "--read-onyl"], {}, "--read-onyl"],
    [["--sandbox", "--tools", "buy_number"], {}, "buy_number"],
    [["--sandbox", "--exclude-tools", "send"], {}, "send"],
    [["--sandbox", "--spend", "maybe"], {}, "--spend"],
    [["--sandbox"], { FLOWROUTE_MCP_SPNED: "deny" }, "FLOWROUTE_MCP_SPNED"],
    [["--sandbox"], { FLOWROUTE_MCP_CHANGE: "ask" }, "FLOWROUTE_MCP_CHANGE"],
    [[], { FLOWROUTE_ACCESS_KEY: "a key", FLOWROUTE_SECRET_KEY: "b" }, "FLOWROUTE_ACCESS_KEY"],
  ])("does not start with %j %j", (args, env, named) => {
    const { status, stdout, stderr } = run(args, env);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(named);
  });
});

describe("the package", () => {
  const folder = mkdtempSync(join(tmpdir(), "flowroute-mcp-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("needs nothing installed beside it", () => {
    cpSync(dirname(CLI), join(folder, "dist"), { recursive: true });
    cpSync(join(dirname(CLI), "..", "package.json"), join(folder, "package.json"));
    expect(run(["--sandbox"], {}, join(folder, "dist", "cli.js"))).toMatchObject({
      status: 0,
      stderr: expect.stringContaining("sandbox at"),
    });
  });

  it("is one program, a folder of what it loads when asked for, and what is bundled, of at most 3 MB", () => {
    expect(readdirSync(dirname(CLI)).sort()).toEqual([
      "THIRD-PARTY-LICENSES.txt",
      "chunks",
      "cli.js",
      "exchanges.LICENSE.txt",
      "sbom.cdx.json",
    ]);
    const files = readdirSync(dirname(CLI), { recursive: true, encoding: "utf8" });
    expect(files.filter((file) => file.endsWith(".js")).length).toBeGreaterThan(2);
    expect(files.reduce((sum, file) => sum + statSync(join(dirname(CLI), file)).size, 0)).toBeLessThan(
      3_000_000,
    );
    // A server over stdio on a real account loads nothing of that.
    const atStart = readFileSync(join(dirname(CLI), "chunks/answer-command-line.js"), "utf8");
    for (const [, chunk] of atStart.matchAll(/from"\.\/([\w-]+)\.js"/g))
      expect(chunk).not.toMatch(/over-http|postgres|console|tracing|control/);
  });
});
