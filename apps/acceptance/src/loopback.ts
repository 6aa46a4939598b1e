import { createServer, type Server } from "node:net";

/** Starts to listen on a free port of this machine and gives `127.0.0.1:PORT`. */
export async function listenOnLoopback(server: Pick<Server, "listen" | "address">): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return `127.0.0.1:${address.port}`;
}

/** An address on which nothing listens any more. */
export async function closedAddress(): Promise<string> {
  const server = createServer();
  const address = await listenOnLoopback(server);
  await new Promise((resolve) => server.close(resolve));
  return address;
}
