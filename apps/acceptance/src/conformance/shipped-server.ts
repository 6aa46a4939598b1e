import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SERVER = fileURLToPath(new URL("../../../mcp/dist/cli.js", import.meta.url));

const LISTENS = /serving MCP at (http:\/\/127\.0\.0\.1:\d+\/mcp)/;
const START_MS = 20_000;

/** The built server as a process of its own, on its sandbox. It takes webhooks, since it has a resource only then. */
export async function openShippedServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), "flowroute-conformance-"));
  const child = spawn(process.execPath, [SERVER, "http", "--sandbox", "--port", "0"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      HOME: home,
      FLOWROUTE_MCP_STATE: home,
      FLOWROUTE_MCP_WEBHOOK_SECRET: "made-up-for-the-conformance-tests",
    },
  });
  const ended = once(child, "exit");
  const close = async () => {
    child.kill();
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  let said = "";
  const url = new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const [, found] = LISTENS.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    const fail = (how: string) => reject(new Error(`The server ${how}.\n${said}`));
    child.once("exit", () => fail("ended"));
    setTimeout(fail, START_MS, "does not listen").unref();
  });
  try {
    return { url: await url, close };
  } catch (error) {
    await close();
    throw error;
  }
}
