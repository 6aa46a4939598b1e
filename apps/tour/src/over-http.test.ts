import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { createSandbox } from "flowroute-sandbox";
import { expect, it } from "vitest";
import { serveOverHttp } from "./over-http.ts";

const SERVER = fileURLToPath(new URL("../../mcp/dist/cli.js", import.meta.url));

it("many hosts reach the same sandbox over HTTP, also where the usual port is taken", async () => {
  const sandbox = await createSandbox({ timeScale: 0.1 });
  const stateFolder = mkdtempSync(join(tmpdir(), "flowroute-tour-"));
  const server = { nodePath: process.execPath, serverPath: SERVER, sandbox, stateFolder };
  const first = await serveOverHttp(server, 0);
  const other = await serveOverHttp(server, Number(new URL(first.url).port));
  try {
    expect(other.url).not.toBe(first.url);
    for (const { url } of [first, other]) {
      const client = new Client({ name: "test", version: "1" }, { versionNegotiation: { mode: "auto" } });
      await client.connect(new StreamableHTTPClientTransport(new URL(url)));
      const { structuredContent } = await client.callTool({ name: "list_numbers", arguments: {} });
      expect(structuredContent).toMatchObject({ count: 2 });
      await client.close();
    }
  } finally {
    await Promise.all([first.close(), other.close()]);
    await sandbox.close();
    rmSync(stateFolder, { recursive: true, force: true });
  }
});
