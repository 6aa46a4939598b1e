import { createServer, type RequestListener } from "node:http";
import { createServer as createTcpServer, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export type Served = {
  /** Without a slash at its end. */
  url: string;
  port: number;
  /** Connections so far. */
  connections(): number;
  /** Resolves when no connection is open. */
  allClosed(): Promise<void>;
};

async function started(server: Server): Promise<Served> {
  const open = new Set<Socket>();
  let connections = 0;
  let whenNoneIsOpen = () => {};
  server.on("connection", (socket) => {
    connections += 1;
    open.add(socket.on("error", () => {}));
    socket.on("close", () => {
      open.delete(socket);
      if (open.size === 0) whenNoneIsOpen();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of open) socket.destroy();
    await closed;
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    connections: () => connections,
    allClosed: () =>
      new Promise((resolve) => {
        whenNoneIsOpen = resolve;
        if (open.size === 0) resolve();
      }),
  };
}

/** A web server on this machine. It ends with the test, whatever it has not answered. */
export function serve(listener: RequestListener): Promise<Served> {
  return started(createServer(listener));
}

/** A server that does not have to speak HTTP. */
export function serveTcp(listener: (socket: Socket) => void): Promise<Served> {
  return started(
    createTcpServer((socket) => {
      // Without reading, the other side's end would not be noticed.
      listener(socket.resume());
    }),
  );
}

/** An answer as it goes over the line, once the request has come. */
export function serveText(answer: string, then: (socket: Socket) => void = (socket) => socket.end()) {
  return serveTcp((socket) => {
    socket.once("data", () => {
      socket.write(answer);
      then(socket);
    });
  });
}
