import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { CLI } from "./hosts.ts";

const packageJson = createRequire(import.meta.url).resolve("@modelcontextprotocol/inspector/package.json");
const { bin } = z
  .object({ bin: z.record(z.string(), z.string()) })
  .parse(createRequire(import.meta.url)(packageJson));
const inspector = join(dirname(packageJson), bin["mcp-inspector"] ?? "");

it.each(["legacy", "auto", "modern"])("the inspector's strict lint finds nothing, protocol era %s", (era) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      inspector,
      "--cli",
      process.execPath,
      CLI,
      "--sandbox",
      "--method",
      "tools/list",
      "--strict",
      "--protocol-era",
      era,
    ],
    { encoding: "utf8", timeout: 60_000 },
  );
  expect(status, `${stdout.slice(0, 500)}\n${stderr}`).toBe(0);
  const { tools } = z.object({ tools: z.array(z.object({ name: z.string() })) }).parse(JSON.parse(stdout));
  expect(tools).toHaveLength(14);
  expect(stderr).not.toMatch(/warn|finding|error/i);
});
