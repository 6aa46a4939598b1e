import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";

/** Lets `use` speak to the built server, over stdio and on the sandbox, with nothing of whoever runs this. */
export async function speakToBuiltServer<T>(cli: string, use: (client: Client) => Promise<T>): Promise<T> {
  const state = await mkdtemp(join(tmpdir(), "flowroute-release-"));
  const client = new Client({ name: "flowroute-release", version: "1.0.0" });
  try {
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [cli, "--sandbox"],
        env: { FLOWROUTE_MCP_STATE: state },
        stderr: "ignore",
      }),
    );
    return await use(client);
  } finally {
    await client.close();
    await rm(state, { recursive: true, force: true });
  }
}
