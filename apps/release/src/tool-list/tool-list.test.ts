import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareToolLists } from "./compare-tool-lists.ts";
import { builtToolList, committedToolList, TOOL_LIST, writeToolList } from "./tool-list.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

it("apps/mcp/tools.json is what the built server says", async () => {
  const committed = await committedToolList(ROOT);
  const built = await builtToolList(ROOT);
  const advice = [
    "apps/mcp/tools.json is stale. Run npm run build and npm run tools:write, read the diff, and commit it.",
    ...compareToolLists(committed, built).map(({ level, where, what }) => `  ${level}: ${where}: ${what}`),
  ].join("\n");
  expect(built, advice).toEqual(committed);
});

describe("the snapshot", () => {
  let root = "";
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "flowroute-tools-"));
    const mcp = dirname(join(root, TOOL_LIST));
    await mkdir(mcp, { recursive: true });
    await cp(join(ROOT, "apps", "mcp", "dist"), join(mcp, "dist"), { recursive: true });
    await cp(join(ROOT, "apps", "mcp", "package.json"), join(mcp, "package.json"));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it("is missing with a word on how to write it, and is the same when it was", async () => {
    await expect(committedToolList(root)).rejects.toThrow(/tools\.json is missing.*npm run tools:write/);
    const written = await writeToolList(root);
    expect(await committedToolList(root)).toEqual(written);
  });

  it("has every tool with its schemas, hints and cost", async () => {
    const { tokens, tools } = await builtToolList(ROOT);
    expect(tools.length).toBeGreaterThanOrEqual(14);
    for (const { tool, tokens: cost } of tools) {
      expect(tool.annotations, tool.name).toHaveProperty("readOnlyHint");
      expect(tool.outputSchema, tool.name).toBeDefined();
      expect(cost.shown).toBeGreaterThan(20);
      expect(cost.whole).toBeGreaterThan(cost.shown);
    }
    // Brackets and commas of the list aside, the whole costs what its parts cost.
    const sum = tools.reduce((total, { tokens: cost }) => total + cost.shown, 0);
    expect(Math.abs(tokens.shown - sum)).toBeLessThan(tools.length * 3);
  });
});
