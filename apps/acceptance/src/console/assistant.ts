import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import type { Sandbox } from "flowroute-sandbox";

const SERVER = fileURLToPath(new URL("../../../mcp/dist/cli.js", import.meta.url));

export type Said = { failed: boolean; text: string };

/** An assistant's tools: the built MCP server as a process, on this sandbox. */
export async function openAssistant(sandbox: Pick<Sandbox, "url" | "accessKey" | "secretKey">) {
  const state = mkdtempSync(join(tmpdir(), "flowroute-assistant-"));
  const client = new Client({ name: "console-tests", version: "1.0.0" });
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [SERVER, "--spend", "allow"],
      env: {
        PATH: process.env["PATH"] ?? "",
        HOME: state,
        FLOWROUTE_BASE_URL: sandbox.url,
        FLOWROUTE_ACCESS_KEY: sandbox.accessKey,
        FLOWROUTE_SECRET_KEY: sandbox.secretKey,
        FLOWROUTE_MCP_STATE: state,
      },
      stderr: "ignore",
    }),
  );
  return {
    call: async (name: string, input: Record<string, unknown>): Promise<Said> => {
      const { isError = false, content } = await client.callTool({ name, arguments: input });
      const text = content.map((part) => (part.type === "text" ? part.text : "")).join("\n");
      return { failed: isError, text };
    },
    close: async () => {
      await client.close();
      rmSync(state, { recursive: true, force: true });
    },
  };
}
