import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "./for-tests.ts";

const claims = (...args: string[]) =>
  spawnSync(process.execPath, [join("apps", "release", "src", "claims", "cli.ts"), ...args], {
    cwd: ROOT,
    encoding: "utf8",
  });

it("the changesets of this repository claim what its contract and tools ask for", () => {
  const { status, stdout, stderr } = claims();
  expect(status, stderr).toBe(0);
  expect(stdout).toContain("flowroute-openapi: ");
  expect(stdout).toContain("flowroute-mcp: ");
});

it.each([
  [["--sinse", "main"], "--sinse"],
  [["--since", "no-such-branch"], "fetch-depth: 0"],
])("%j fails with a word on why", (args, word) => {
  const { status, stderr } = claims(...args);
  expect(stderr).toContain(word);
  expect(stderr).not.toContain("    at ");
  expect(status).toBe(1);
});
