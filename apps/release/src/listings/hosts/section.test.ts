import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { builtInsteadOfNpx, entrySchema, offerOf, type Started } from "../for-tests.ts";
import { sectionOf } from "../marked.ts";
import { parseServerJson } from "../server-json/schema.ts";

const ROOT = new URL("../../../../../", import.meta.url);
const section = (page: string) => sectionOf(readFileSync(new URL(page, ROOT), "utf8"));
const [SHORT, FULL] = [section("README.md"), section("apps/mcp/README.md")];

const KEYS = { FLOWROUTE_ACCESS_KEY: "access-key", FLOWROUTE_SECRET_KEY: "secret-key" };
const entry = (value: unknown): Started => entrySchema.parse(value);
const withKeys = (started: Started): Started => ({ ...started, env: { ...started.env, ...KEYS } });
const blocks = (language: string): string[] =>
  [...FULL.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\\n\`\`\``, "gs"))].map(([, text = ""]) => text);

const links = (host: string, page: string): URL[] =>
  [...page.matchAll(/\]\((https:[^)]+)\)/g)]
    .map(([, url = ""]) => new URL(url))
    .filter((url) => url.host === host);

const parameter = (url: URL, name: string): string => z.string().parse(url.searchParams.get(name));

async function starts(started: Started, onSandbox: boolean): Promise<void> {
  const offer = await offerOf(builtInsteadOfNpx(started));
  expect(offer.onSandbox).toBe(onSandbox);
  expect(offer.tools).toContain("send_message");
}

describe.each([
  ["README.md", SHORT],
  ["apps/mcp/README.md", FULL],
])("%s", (_page, text) => {
  const [sandbox, account] = links("insiders.vscode.dev", text);

  it("installs the sandbox in VS Code", async () => {
    await starts(entry(JSON.parse(parameter(sandbox ?? ROOT, "config"))), true);
  });

  it("lets VS Code ask for the keys of an account, hidden", async () => {
    const config = entry(JSON.parse(parameter(account ?? ROOT, "config")));
    const inputs = z
      .array(
        z.strictObject({
          type: z.literal("promptString"),
          id: z.string(),
          description: z.string(),
          password: z.literal(true),
        }),
      )
      .parse(JSON.parse(parameter(account ?? ROOT, "inputs")));
    const asked = new Set(inputs.map(({ id }) => `\${input:${id}}`));
    expect(asked).toEqual(new Set(Object.values(config.env)));
    expect(Object.keys(config.env)).toEqual(Object.keys(KEYS));
    await starts(withKeys(config), false);
  });

  it("installs the sandbox in Cursor, and links to no account there, which would save what the link says", async () => {
    const urls = links("cursor.com", text);
    expect(urls).toHaveLength(1);
    const [url = ROOT] = urls;
    await starts(entry(JSON.parse(Buffer.from(parameter(url, "config"), "base64").toString("utf8"))), true);
  });
});

describe("goose", () => {
  const [sandbox, account] = (FULL.match(/goose:\/\/\S+/g) ?? []).map((url) => new URL(url));
  const started = (url: URL | undefined): Started =>
    entry({ command: url?.searchParams.get("cmd"), args: url?.searchParams.getAll("arg") });

  it("has the sandbox behind a link", () => starts(started(sandbox), true));

  it("has an account behind a link that names the keys, and holds none", async () => {
    expect(account?.searchParams.getAll("env")).toEqual(Object.keys(KEYS));
    await starts(withKeys(started(account)), false);
  });

  it("has an account in its file", async () => {
    const { extensions } = z
      .object({
        extensions: z.object({
          flowroute: z.object({
            type: z.literal("stdio"),
            cmd: z.string(),
            args: z.array(z.string()),
            env_keys: z.array(z.string()),
          }),
        }),
      })
      .parse(parse(blocks("yaml")[0] ?? ""));
    const { cmd, args, env_keys } = extensions.flowroute;
    expect(env_keys).toEqual(Object.keys(KEYS));
    await starts(withKeys(entry({ command: cmd, args })), false);
  });
});

describe("commands", () => {
  /** `HOST mcp add [flags] NAME [--env A=B]… -- COMMAND …` */
  function added(line: string): Started {
    const words = line.split(" ");
    const end = words.indexOf("--");
    const own = words.slice(0, end);
    const env = own.flatMap((word, at) => (own[at - 1] === "--env" ? [word.split("=")] : []));
    expect(
      own.slice(0, own.indexOf("flowroute")),
      "--env before the name would take it for a variable",
    ).not.toContain("--env");
    return entry({ command: words[end + 1], args: words.slice(end + 2), env: Object.fromEntries(env) });
  }
  const lines = (program: string) =>
    [SHORT, FULL].flatMap((page) =>
      page.split("\n").filter((line) => line.startsWith(`${program} mcp add `)),
    );

  it("of Claude Code start the sandbox or an account, on Windows through cmd", async () => {
    const all = lines("claude").map(added);
    const onWindows = all.filter(({ command }) => command === "cmd");
    expect(onWindows.map(({ args }) => args.slice(0, 2))).toEqual([["/c", "npx"]]);
    expect(all).toHaveLength(4);
    for (const started of all.filter(({ command }) => command === "npx"))
      await starts(started, started.args.includes("--sandbox"));
  });

  it("of Codex start the sandbox", async () => {
    const all = lines("codex").map(added);
    expect(all).toHaveLength(1);
    for (const started of all) await starts(started, true);
  });
});

it("Codex's file passes the keys on, and holds none", async () => {
  const [table, ...pairs] = (blocks("toml")[0] ?? "").split("\n");
  expect(table).toBe("[mcp_servers.flowroute]");
  // Strings and lists of strings are the same in TOML and JSON.
  const { env_vars, ...started } = z
    .looseObject({ env_vars: z.array(z.string()) })
    .parse(
      Object.fromEntries(
        pairs.map((pair) => pair.split(" = ")).map(([key, value = ""]) => [key, JSON.parse(value)]),
      ),
    );
  expect(env_vars).toEqual(Object.keys(KEYS));
  await starts(withKeys(entry(started)), false);
});

describe("files of JSON", () => {
  const holder = z.union([
    z
      .strictObject({ mcpServers: z.strictObject({ flowroute: entrySchema }) })
      .transform((file) => file.mcpServers),
    z
      .strictObject({ inputs: z.array(z.unknown()), servers: z.strictObject({ flowroute: entrySchema }) })
      .transform((file) => file.servers),
    z
      .strictObject({ context_servers: z.strictObject({ flowroute: entrySchema }) })
      .transform((file) => file.context_servers),
  ]);
  const entries = blocks("json").map((text) => holder.parse(JSON.parse(text)).flowroute);

  it("start an account", async () => {
    expect(entries).toHaveLength(3);
    for (const each of entries) await starts(withKeys(each), false);
  });

  it("start the sandbox with the words that are given for it", async () => {
    const args = /`"args": (\[[^\]]*\])` without `env`/.exec(FULL.replaceAll("\n", " "))?.[1] ?? "";
    for (const { command } of entries) await starts(entry({ command, args: JSON.parse(args) }), true);
  });

  it("tell what is missing while the keys are not filled in", () => {
    const { command, args, env } = builtInsteadOfNpx(entry(entries[0]));
    const { status, stderr } = spawnSync(command, args, { env, encoding: "utf8", input: "" });
    expect(status).toBe(2);
    expect(stderr).toContain("FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY are not set");
  });
});

it("server.json's variables start an account, with their defaults", async () => {
  const { packages } = parseServerJson(readFileSync(new URL("apps/mcp/server.json", ROOT), "utf8"));
  const [its] = packages;
  const { identifier = "", runtimeHint = "", environmentVariables = [] } = its ?? {};
  const given = environmentVariables.flatMap(({ name, default: usual }) =>
    usual === undefined ? [] : [[name, usual]],
  );
  expect(environmentVariables.filter(({ isSecret }) => isSecret).map(({ name }) => name)).toEqual(
    Object.keys(KEYS),
  );
  const started = { command: runtimeHint, args: ["-y", identifier], env: Object.fromEntries(given) };
  await starts(withKeys(entry(started)), false);
});
