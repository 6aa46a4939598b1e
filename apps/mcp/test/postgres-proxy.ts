import { connect, createServer, type Socket } from "node:net";

/** What happens to the next COMMIT that passes, or to every new connection. */
export type LineFault =
  | "pass"
  /** The transaction is committed, and nobody hears of it. */
  | "cut after COMMIT"
  /** The same, and the line looks as if the answer were on its way. */
  | "silent after COMMIT"
  /** PostgreSQL hears that the client has gone. */
  | "cut before COMMIT"
  /** PostgreSQL hears nothing at all, and waits on. */
  | "lose COMMIT"
  /** The first, and nobody is let in any more. */
  | "cut after COMMIT and close"
  | "closed";

const COMMIT = Buffer.from("COMMIT\0");

/** A line on loopback to the PostgreSQL of this URL, with a fault to switch on. Each fault happens once. */
export async function openPostgresProxy(target: string) {
  const state: { fault: LineFault; happened: number } = { fault: "pass", happened: 0 };
  const sockets = new Set<Socket>();
  const { hostname, port } = new URL(target);

  const happens = (next: LineFault): void => {
    state.fault = next;
    state.happened += 1;
  };
  const onCommit = (client: Socket, server: Socket, chunk: Buffer): void => {
    const { fault } = state;
    happens(fault === "cut after COMMIT and close" ? "closed" : "pass");
    if (fault === "cut before COMMIT") {
      client.destroy();
      server.destroy();
      return;
    }
    client.removeAllListeners("close");
    server.removeAllListeners("data");
    if (fault === "lose COMMIT") {
      client.destroy();
      return;
    }
    server.once("data", () => {
      if (fault !== "silent after COMMIT") client.destroy();
    });
    server.write(chunk);
  };

  const proxy = createServer((client) => {
    if (state.fault === "closed") {
      client.destroy();
      return;
    }
    const server = connect(Number(port), hostname);
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => other.destroy());
      socket.once("close", () => sockets.delete(socket));
    }
    server.on("data", (chunk) => client.write(chunk));
    client.on("data", (chunk) => {
      const acts = state.fault !== "pass" && state.fault !== "closed" && chunk.includes(COMMIT);
      if (acts) onCommit(client, server, chunk);
      else server.write(chunk);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");
  const url = new URL(target);
  url.port = String(address.port);
  return {
    url: url.href,
    state,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
