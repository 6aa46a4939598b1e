import { spawn } from "node:child_process";
import { once } from "node:events";
import { serverArgs, serverEnvironment, type TourServer } from "./server.ts";

const USUAL_PORT = 8808;

export type OverHttp = { url: string; close: () => Promise<void> };

/** The same server for many hosts at once: at the usual port, or at a free one if that is taken. */
export async function serveOverHttp(server: TourServer, port = USUAL_PORT): Promise<OverHttp> {
  const [script = "", ...flags] = serverArgs(server);
  const child = spawn(server.nodePath, [script, "http", "--port", String(port), ...flags], {
    env: serverEnvironment(server),
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(child, "exit");
  let said = "";
  const url = await new Promise<string | undefined>((resolve) => {
    child.stderr.on("data", (chunk) => {
      said += String(chunk);
      const [, listening] = /"listening":"([^"]+)"/.exec(said) ?? [];
      if (listening !== undefined) resolve(`${listening}/mcp`);
    });
    void ended.then(() => resolve(undefined));
  });
  if (url === undefined) {
    if (port !== 0) return serveOverHttp(server, 0);
    throw new Error(`The server over HTTP did not start: ${said}`);
  }
  return {
    url,
    async close() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
