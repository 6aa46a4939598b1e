import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { expect, onTestFinished, test } from "vitest";

const README = readFileSync(new URL("../../mcp/README.md", import.meta.url), "utf8");
const SERVER = fileURLToPath(new URL("../../mcp/dist/cli.js", import.meta.url));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("A server on a port has one.");
  return address.port;
}

/** A folder whose `npx` starts the server that was built. */
function folderWithNpx(): string {
  const folder = mkdtempSync(join(tmpdir(), "flowroute-mcp-readme-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  writeFileSync(
    join(folder, "npx"),
    `#!/bin/sh\n[ "$1" = flowroute-mcp ] || exit 64\nshift\nexec "${process.execPath}" "${SERVER}" "$@"\n`,
    { mode: 0o755 },
  );
  return folder;
}

const reaches = async (url: string, program: ChildProcess) => {
  for (;;) {
    if (program.exitCode !== null) throw new Error("The program of the README ended.");
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

test.skipIf(process.platform === "win32")(
  "the README's commands make a token, and a server that takes it",
  async () => {
    const commands = [...README.matchAll(/```sh\n(.*?)```/gs)]
      .map(([, block = ""]) => block)
      .filter((block) => block.includes("token create"))
      .join("");
    const folder = folderWithNpx();
    const port = await freePort();
    // The last of them serves until it is stopped.
    const program = spawn("sh", ["-ec", commands.replace(/\nnpx (.*)\n$/, "\nexec npx $1\n")], {
      cwd: folder,
      env: {
        PATH: `${folder}${delimiter}${process.env["PATH"]}`,
        HOME: folder,
        FLOWROUTE_ACCESS_KEY: "access",
        FLOWROUTE_SECRET_KEY: "secret",
        FLOWROUTE_BASE_URL: "http://127.0.0.1:9",
        FLOWROUTE_MCP_PORT: String(port),
        FLOWROUTE_MCP_STATE: join(folder, "state"),
      },
      stdio: ["ignore", "pipe", "ignore"],
    });
    const ended = once(program, "exit");
    onTestFinished(async () => {
      program.kill("SIGTERM");
      await ended;
    });
    let printed = "";
    program.stdout.setEncoding("utf8").on("data", (more: string) => {
      printed += more;
    });
    await reaches(`http://127.0.0.1:${port}/healthz`, program);

    const toolsFor = async (token: string) => {
      const client = new Client({ name: "test", version: "1.0.0" });
      const url = new URL(`http://127.0.0.1:${port}/mcp`);
      const requestInit = { headers: { authorization: `Bearer ${token}` } };
      await client.connect(new StreamableHTTPClientTransport(url, { requestInit }));
      const { tools } = await client.listTools();
      await client.close();
      return tools.map(({ name }) => name);
    };
    const token = /^\S{30,}$/m.exec(printed)?.[0] ?? "";
    const tools = await toolsFor(token);
    expect(tools).toContain("search_available_numbers");
    expect(tools).toContain("send_message");
    expect(tools).not.toContain("purchase_number");
    await expect(toolsFor(`${token}x`)).rejects.toThrow();
  },
);

test("the README names every flag and variable of the help", () => {
  const help = execFileSync(process.execPath, [SERVER, "--help"], { encoding: "utf8" });
  const names = new Set(help.match(/--[a-z][a-z-]+|FLOWROUTE_[A-Z_]+/g));
  expect(names.size).toBeGreaterThan(12);
  for (const name of names) expect(README).toContain(name);
});

/** The first cells of a table, by the heading of its first column. */
const column = (heading: string) =>
  (new RegExp(`^\\| ${heading} .*\\n\\| --.*\\n((?:\\|.*\\n)+)`, "m").exec(README)?.[1] ?? "")
    .trim()
    .split("\n")
    .map((row) => row.split("`")[1]);

test("the README's tables name the tools, resources and prompts that there are, in their order", async () => {
  const client = new Client({ name: "test", version: "1.0.0" });
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [SERVER, "--sandbox"], stderr: "ignore" }),
  );
  onTestFinished(() => client.close());
  const { tools } = await client.listTools();
  expect(column("tool")).toEqual(tools.map(({ name }) => name));
  const { resources } = await client.listResources();
  const { resourceTemplates } = await client.listResourceTemplates();
  expect(column("resource")).toEqual([
    ...resources.map(({ uri }) => uri),
    ...resourceTemplates.map(({ uriTemplate }) => uriTemplate),
  ]);
  const { prompts } = await client.listPrompts();
  expect(column("prompt")).toEqual(prompts.map(({ name }) => name));
});
