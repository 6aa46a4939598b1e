import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHttpServer } from "../../../mcp/test/http-server.ts";

/** The built server as a process of its own, on its sandbox. It takes webhooks, since it has a resource only then. */
export async function openShippedServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), "flowroute-conformance-"));
  const removeHome = () => rmSync(home, { recursive: true, force: true });
  try {
    const server = await startHttpServer(["--sandbox"], {
      HOME: home,
      FLOWROUTE_MCP_STATE: home,
      FLOWROUTE_MCP_WEBHOOK_SECRET: "made-up-for-the-conformance-tests",
    });
    const close = async () => {
      await server.stop();
      removeHome();
    };
    return { url: `${server.url}/mcp`, close };
  } catch (error) {
    removeHome();
    throw error;
  }
}
