import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { addToken } from "../../../mcp/src/access/tokens/for-tests.ts";
import { startHttpServer } from "../../../mcp/test/http-server.ts";

/** The built server over HTTP, on its sandbox, with a token for a person and one for an assistant, which cannot ask. */
export async function openHostedServer(...flags: string[]) {
  const home = mkdtempSync(join(tmpdir(), "flowroute-approvals-"));
  const file = join(home, "tokens.json");
  // As `token create` writes them: that makes no token for a person but at a terminal.
  const operator = await addToken(file, "operator", ["approvals:decide"]);
  const assistant = await addToken(file, "assistant", [
    "numbers:read",
    "numbers:buy",
    "messages:read",
    "messages:send",
  ]);
  const server = await startHttpServer(["--sandbox", "--tokens-file", file, ...flags], {
    HOME: home,
    FLOWROUTE_MCP_STATE: join(home, "state"),
  });
  const client = new Client({ name: "approval-tests", version: "1.0.0" });
  const close = async () => {
    await client.close();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await client.connect(
      new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`), {
        requestInit: { headers: { authorization: `Bearer ${assistant}` } },
      }),
    );
  } catch (error) {
    await close();
    throw error;
  }
  const call = async (name: string, input: Record<string, unknown>) => {
    const { isError = false, content } = await client.callTool({ name, arguments: input });
    const text = content.map((part) => (part.type === "text" ? part.text : "")).join("\n");
    return { failed: isError, text };
  };
  return { url: server.url, token: operator, call, close };
}
