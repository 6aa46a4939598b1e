import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import type { ChildProcesses } from "../children/child-processes.ts";
import type { StartedServer } from "../servers/start-server.ts";
import type { StdioServer } from "../servers/stdio-server.ts";
import type { Peers } from "./install-peers.ts";

const HOST = "127.0.0.1";
const LOOK_EVERY_MS = 3;
const PATIENCE_MS = 30_000;

/** Prism with this document, its answers from examples. It is quiet: telling of each request halves what it takes. */
export function startPrism(children: ChildProcesses, peers: Peers, document: string) {
  const command = peers.bin("@stoplight/prism-cli", "prism");
  return start(children, (port) => [command, "mock", "-h", HOST, "-p", port, "-v", "silent", document]);
}

/** Mockoon with this environment. It keeps and tells of each request, as it always does, but not in a file. */
export function startMockoon(children: ChildProcesses, peers: Peers, environment: string) {
  const command = peers.bin("@mockoon/cli", "mockoon-cli");
  return start(children, (port) => [
    command,
    "start",
    "--data",
    environment,
    "--hostname",
    HOST,
    "--port",
    port,
    "--disable-log-to-file",
  ]);
}

/** @ivotoby/openapi-mcp-server over HTTP, started as it is over stdio. */
export function startIvotobyOverHttp(children: ChildProcesses, { args }: StdioServer) {
  return start(children, (port) => [...args, "--transport", "http", "--host", HOST, "--port", port]);
}

/** None of them takes any free port and says which: it is there once it takes a connection. */
async function start(
  children: ChildProcesses,
  args: (port: string) => readonly string[],
): Promise<StartedServer<{ url: string }>> {
  const port = await freePort();
  const begin = performance.now();
  const child = children.start(args(String(port)));
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
