import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import type { ChildProcesses } from "../children/child-processes.ts";
import type { StartedServer } from "../servers/start-server.ts";

export const HOST = "127.0.0.1";
const LOOK_EVERY_MS = 3;
const PATIENCE_MS = 30_000;

/** How a server is started that is told its port. */
export type AtPort = (port: string) => { args: readonly string[]; environment?: Record<string, string> };

/** Starts a server that neither takes any free port nor says which: it is there once it takes a connection. */
export async function startOnFreePort(
  children: ChildProcesses,
  at: AtPort,
): Promise<StartedServer<{ url: string }>> {
  const port = await freePort();
  const begin = performance.now();
  const { args, environment } = at(String(port));
  const child = children.start(args, environment);
  // What it says of its requests would fill the pipe, and then it would wait.
  child.process.stdout?.resume();
  while (!(await takesConnections(port))) {
    if (child.process.exitCode !== null || performance.now() - begin > PATIENCE_MS)
      throw new Error(`A peer does not start: ${child.process.spawnargs[1]}\n${child.complaints()}`.trim());
    await after(LOOK_EVERY_MS);
  }
  return { child, ready: { url: `http://${HOST}:${port}` }, readyMs: performance.now() - begin };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, HOST), "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("No port to listen on.");
  await new Promise((resolve) => server.close(resolve));
  return address.port;
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, HOST);
    const is = (result: boolean) => () => {
      socket.destroy();
      resolve(result);
    };
    socket.once("connect", is(true)).once("error", is(false));
  });
}
