import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";

const SERVER = fileURLToPath(new URL("../../../mcp/dist/cli.js", import.meta.url));

const LISTENS = /serving MCP at (http:\/\/127\.0\.0\.1:\d+)\/mcp/;
const START_MS = 20_000;

const SCOPES = {
  operator: ["approvals:decide"],
  assistant: ["numbers:read", "numbers:buy", "messages:read", "messages:send"],
};

const newToken = (): string => `fmcp_${randomBytes(32).toString("base64url")}`;

/** As `token create` writes it: that makes no token for a person but at a terminal. */
const grantOf = (name: keyof typeof SCOPES, token: string) => ({
  name,
  hash: createHash("sha256").update(token).digest("hex"),
  scopes: SCOPES[name],
  created_at: new Date().toISOString(),
  expires_at: new Date(Date.now() + 3_600_000).toISOString(),
});

/** The built server over HTTP, on its sandbox, with a token for a person and one for an assistant, which cannot ask. */
export async function openHostedServer(...flags: string[]) {
  const home = mkdtempSync(join(tmpdir(), "flowroute-approvals-"));
  const tokens = { operator: newToken(), assistant: newToken() };
  const file = join(home, "tokens.json");
  const grants = [grantOf("operator", tokens.operator), grantOf("assistant", tokens.assistant)];
  writeFileSync(file, JSON.stringify({ tokens: grants }), { mode: 0o600 });
  const args = ["http", "--sandbox", "--port", "0", "--tokens-file", file, ...flags];
  const child = spawn(process.execPath, [SERVER, ...args], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { HOME: home, FLOWROUTE_MCP_STATE: join(home, "state") },
  });
  const ended = once(child, "exit");
  const client = new Client({ name: "approval-tests", version: "1.0.0" });
  const close = async () => {
    await client.close();
    child.kill();
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const url = await urlOf(child);
    await client.connect(
      new StreamableHTTPClientTransport(new URL(`${url}/mcp`), {
        requestInit: { headers: { authorization: `Bearer ${tokens.assistant}` } },
      }),
    );
    const call = async (name: string, input: Record<string, unknown>) => {
      const { isError = false, content } = await client.callTool({ name, arguments: input });
      const text = content.map((part) => (part.type === "text" ? part.text : "")).join("\n");
      return { failed: isError, text };
    };
    return { url, token: tokens.operator, call, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function urlOf(child: ReturnType<typeof spawn>): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const [, found] = LISTENS.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    const fail = (how: string) => reject(new Error(`The server ${how}.\n${said}`));
    child.once("exit", () => fail("ended"));
    setTimeout(fail, START_MS, "does not listen").unref();
  });
}
