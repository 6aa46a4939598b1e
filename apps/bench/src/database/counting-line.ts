import { connect, createServer, type Socket } from "node:net";

/** What has crossed the line so far. */
export type Crossed = {
  /** Statements that the database was told to carry out. */
  statements: number;
  /** How often something was sent after an answer: who sends it has waited for that. */
  roundTrips: number;
  /** In both directions. */
  bytes: number;
};

export type CountingLine = { url: string; crossed: () => Crossed; close: () => Promise<void> };

/** A line on loopback to the PostgreSQL of this URL, which counts what its clients send. */
export async function openCountingLine(target: string): Promise<CountingLine> {
  const total: Crossed = { statements: 0, roundTrips: 0, bytes: 0 };
  const sockets = new Set<Socket>();
  const { hostname, port } = new URL(target);

  const line = createServer((client) => {
    const server = connect(Number(port), hostname);
    const read = createStatementCounter();
    let answered = true;
    client.on("data", (chunk) => {
      total.bytes += chunk.length;
      total.statements += read(chunk);
      if (answered) total.roundTrips++;
      answered = false;
      server.write(chunk);
    });
    server.on("data", (chunk) => {
      total.bytes += chunk.length;
      answered = true;
      client.write(chunk);
    });
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => {});
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => line.listen(0, "127.0.0.1", resolve));
  const address = line.address();
  if (address === null || typeof address === "string") throw new Error("The line has no port.");
  const url = new URL(target);
  url.port = String(address.port);
  return {
    url: url.href,
    crossed: () => ({ ...total }),
    close: () =>
      new Promise((resolve) => {
        line.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const EXECUTE = "E".charCodeAt(0);
const QUERY = "Q".charCodeAt(0);
/** What a client asks before its first message: may the line be encrypted? */
const ENCRYPTION = new Set([80_877_103, 80_877_104]);

/**
 * Counts in what a client sends, in pieces of any size. A message is a letter, four bytes that say how long the rest
 * with them is, and the rest; the first one has no letter, and nor has what may come before it.
 */
export function createStatementCounter(): (chunk: Buffer) => number {
  let bytes: Buffer = Buffer.alloc(0);
  let hasBegun = false;
  return (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    let statements = 0;
    for (;;) {
      const letter = hasBegun ? 1 : 0;
      if (bytes.length < letter + 8 && !(hasBegun && bytes.length >= 5)) return statements;
      const end = letter + bytes.readInt32BE(letter);
      if (bytes.length < end) return statements;
      if (hasBegun && (bytes[0] === EXECUTE || bytes[0] === QUERY)) statements++;
      if (!hasBegun) hasBegun = !ENCRYPTION.has(bytes.readInt32BE(4));
      bytes = bytes.subarray(end);
    }
  };
}
