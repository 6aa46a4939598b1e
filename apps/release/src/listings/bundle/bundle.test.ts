import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { getMcpConfigForManifest, unpackExtension, v0_4, validateManifest } from "@anthropic-ai/mcpb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SETTINGS } from "../../../../mcp/src/settings/table.ts";
import { openTarball } from "../../packed/tarball.ts";
import { entrySchema, offerOf, type Started, speakingTo } from "../for-tests.ts";
import { buildBundle } from "./build-bundle.ts";
import { ICON, START } from "./manifest.ts";

const folder = mkdtempSync(join(tmpdir(), "flowroute-bundle-test-"));
const unpacked = join(folder, "unpacked");
const manifestPath = join(unpacked, "manifest.json");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let path = "";
beforeAll(async () => {
  path = await buildBundle(folder);
  await unpackExtension({ mcpbPath: path, outputDir: unpacked, silent: true });
});

const manifest = () => v0_4.McpbManifestSchema.parse(JSON.parse(readFileSync(manifestPath, "utf8")));

type Filled = Record<string, string | number | boolean>;

/** What the host's own function makes of the form, with the Node.js that runs the tests. */
async function started(filled: Filled): Promise<Started> {
  const config = await getMcpConfigForManifest({
    manifest: manifest(),
    extensionPath: unpacked,
    systemDirs: {},
    userConfig: filled,
    pathSeparator: sep,
  });
  return { ...entrySchema.parse(config), command: process.execPath };
}

const KEYS = { access_key: "access-key", secret_key: "secret-key" };
const ACCOUNT = { sandbox: false, ...KEYS };

/** What the operator's settings are, as the server tells them. */
const limits = async (filled: Filled): Promise<string> =>
  JSON.stringify(
    await speakingTo(await started(filled), (client) =>
      client.callTool({ name: "get_account_limits", arguments: {} }),
    ),
  );

it("is named after its version, and good in the eyes of mcpb", () => {
  expect(path).toBe(join(folder, `flowroute-mcp-${manifest().version}.mcpb`));
  expect(validateManifest(manifestPath)).toBe(true);
  expect(statSync(path).size).toBeLessThan(3_000_000);
});

it("holds the files that npm is given, byte for byte, and what a bundle is started by", () => {
  const { files, folder: published } = openTarball("flowroute-mcp");
  const held = readdirSync(unpacked, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(unpacked, join(entry.parentPath, entry.name)).split(sep).join("/"));
  expect(held.sort()).toEqual([...files.keys(), ICON, START, "manifest.json"].sort());
  expect([...files.keys()].filter((file) => !same(join(published, file), join(unpacked, file)))).toEqual([]);
});

const same = (one: string, other: string) => readFileSync(one).equals(readFileSync(other));

describe("as it is after installing, with nothing filled in", () => {
  it("offers the tools that the manifest lists", async () => {
    const { onSandbox, tools: names } = await offerOf(await started({}));
    expect(onSandbox).toBe(true);
    expect(names).toEqual(manifest().tools?.map(({ name }) => name));
    expect(names.length).toBeGreaterThan(10);
  });

  it("buys on the sandbox, where nobody has to be asked", async () => {
    const bought = await speakingTo(await started({}), async (client) => {
      const found = await client.callTool({
        name: "search_available_numbers",
        arguments: { state: "WA", limit: 1 },
      });
      const [number] = /\+1\d{10}/.exec(JSON.stringify(found.structuredContent)) ?? [];
      return client.callTool({ name: "purchase_number", arguments: { numbers: [number] } });
    });
    expect(bought.isError).not.toBe(true);
    expect(JSON.stringify(bought.structuredContent)).toContain('"bought"');
  });
});

describe("the form", () => {
  it("requires nothing, hides the keys, and has a sentence and a default for all but them", () => {
    for (const [name, row] of Object.entries(manifest().user_config ?? {})) {
      expect(row.required).toBe(false);
      expect(row.description.length).toBeGreaterThan(10);
      const isKey = Object.hasOwn(KEYS, name);
      expect([name, row.sensitive ?? false, row.default === undefined]).toEqual([name, isKey, isKey]);
      if (row.type === "number") expect([row.min, Number.isFinite(row.max)]).toEqual([0, true]);
      if (Object.hasOwn(SETTINGS, name)) expect(String(row.default)).toBe(usualOf(name));
    }
  });

  const usualOf = (name: string) => Object.entries(SETTINGS).find(([each]) => each === name)?.[1].usual;

  it("leads to the account when the sandbox is off and the keys are there", async () => {
    expect((await offerOf(await started(ACCOUNT))).onSandbox).toBe(false);
    expect((await offerOf(await started({ ...KEYS, sandbox: true }))).onSandbox).toBe(true);
  });

  it("passes on what is set", async () => {
    const told = await limits({ ...ACCOUNT, spend: "deny", numbers_per_day: 3, messages_usd_per_day: 1.5 });
    expect(told).toMatch(/deny/);
    expect(told).toMatch(/\b1\.5\b/);
    const { tools: names } = await offerOf(await started({ ...ACCOUNT, read_only: true }));
    expect(names).not.toContain("send_message");
    expect(names).toContain("list_messages");
  });

  it("takes every row that is empty for one that is as it was", async () => {
    const rows = Object.keys(manifest().user_config ?? {}).filter((name) => !Object.hasOwn(ACCOUNT, name));
    const empty = Object.fromEntries(rows.map((name) => [name, ""]));
    expect(await limits({ ...ACCOUNT, ...empty })).toBe(await limits(ACCOUNT));
    expect((await offerOf(await started({ sandbox: "" }))).onSandbox).toBe(true);
  });

  it("takes what a host did not fill in for what is as it was", async () => {
    const { args = [], env } = manifest().server.mcp_config;
    const bare = entrySchema.parse({
      command: process.execPath,
      args: args.map((arg) => (arg.endsWith(START) ? join(unpacked, START) : arg)),
      env,
    });
    expect(Object.values(bare.env).every((value) => value.startsWith("$"))).toBe(true);
    expect(await offerOf(bare)).toEqual({
      onSandbox: true,
      tools: manifest().tools?.map(({ name }) => name),
    });
  });
});
