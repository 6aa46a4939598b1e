import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { type ListedTool, listedTools } from "./snapshot.ts";

/** What the built server answers a host that asks for its tools, over stdio and on the sandbox. */
export async function listTools(serverPath: string): Promise<ListedTool[]> {
  const state = await mkdtemp(join(tmpdir(), "flowroute-tool-list-"));
  const client = new Client({ name: "flowroute-release", version: "1.0.0" });
  try {
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [serverPath, "--sandbox"],
        env: { FLOWROUTE_MCP_STATE: state },
        stderr: "ignore",
      }),
    );
    return listedTools.parse((await client.listTools()).tools);
  } finally {
    await client.close();
    await rm(state, { recursive: true, force: true });
  }
}
