import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createSandbox, type Sandbox } from "flowroute-sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { hostConfigurations } from "./hosts.ts";

const entry = z.strictObject({
  type: z.literal("stdio").optional(),
  command: z.string(),
  args: z.array(z.string()),
  env: z.record(z.string(), z.string()),
});

const URL_OVER_HTTP = "http://127.0.0.1:8808/mcp";

let sandbox: Sandbox;
let text: string;
beforeAll(async () => {
  sandbox = await createSandbox({ inventory: 5000 });
  const serverPath = fileURLToPath(new URL("../../mcp/dist/cli.js", import.meta.url));
  // It is not made: nothing is done here.
  const stateFolder = join(tmpdir(), "flowroute-tour-configured");
  const server = { nodePath: process.execPath, serverPath, sandbox, stateFolder };
  text = hostConfigurations(server, URL_OVER_HTTP).join("\n");
});
afterAll(() => sandbox.close());

/** Starts what a configuration says, and asks it who it is. */
async function start({ command, args, env }: z.output<typeof entry>): Promise<unknown> {
  const child = spawn(command, args, { env, stdio: ["pipe", "pipe", "inherit"] });
  const params = {
    protocolVersion: "2025-11-25",
    capabilities: {},
    clientInfo: { name: "test", version: "1" },
  };
  child.stdin.end(`${JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params })}\n`);
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line);
  return undefined;
}

const json = (after: string): unknown =>
  JSON.parse(
    text.slice(text.indexOf("{", text.indexOf(after)), text.indexOf("\n}", text.indexOf(after)) + 2),
  );

describe("the configuration that npm start prints", () => {
  it.each([
    ["Claude Desktop", "mcpServers"],
    ["VS Code", "servers"],
    ["Cursor", "mcpServers"],
  ])("starts the server from %s", async (host, key) => {
    const file = z.record(z.literal(key), z.object({ flowroute: entry })).parse(json(host));
    const configured = file[key]?.flowroute;
    if (configured === undefined) throw new Error(`${host} is not configured`);
    expect(await start(configured)).toMatchObject({ result: { serverInfo: { name: "flowroute-mcp" } } });
  });

  it("tells the URL for hosts over HTTP", () => {
    expect(text.split("\n")).toContain(`claude mcp add --transport http flowroute ${URL_OVER_HTTP}`);
  });

  it("starts the server from Claude Code's command", async () => {
    const line = text.split("\n").find((each) => each.startsWith("claude mcp add flowroute "));
    const words = (line ?? "").split(" ");
    const end = words.indexOf("--");
    const env = Object.fromEntries(
      words
        .slice(4, end)
        .filter((word) => word.includes("="))
        .map((word) => word.split(/=(.*)/s).slice(0, 2)),
    );
    const [command, ...args] = words.slice(end + 1);
    expect(await start(entry.parse({ command, args, env }))).toMatchObject({
      result: { serverInfo: { name: "flowroute-mcp" } },
    });
  });
});
