import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { z } from "zod";
import { quantile } from "../harness/statistics.ts";
import { AnswerReader } from "./answer-reader.ts";

const requestSchema = z.object({
  method: z.enum(["GET", "POST"]).default("GET"),
  path: z.string().startsWith("/"),
  /** Beside those of all requests. */
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().optional(),
  /** What every answer has to be. Anything else is a failed run, not a fast one. */
  expected: z.object({ status: z.int(), bodyBytes: z.int() }),
});

export const loadSchema = z.object({
  /** Where the server is, without a path. */
  url: z.url(),
  headers: z.record(z.string(), z.string()),
  connections: z.int().positive(),
  seconds: z.number().positive(),
  /** Taken in turns, whichever connection is free. */
  requests: z.array(requestSchema).min(1),
});
export type Load = z.input<typeof loadSchema>;
export type LoadRequest = Load["requests"][number];
type Parsed = z.infer<typeof loadSchema>;

export const loadFiguresSchema = z.object({
  requests: z.int(),
  requestsPerSecond: z.number(),
  /** Milliseconds from writing a request to the last byte of its answer. */
  p50Ms: z.number(),
  p99Ms: z.number(),
});
export type LoadFigures = z.infer<typeof loadFiguresSchema>;

/**
 * Asks the same few things over and over on kept connections, one request at a time on each.
 * @throws Error for any answer that is not the expected one, and when a connection is lost.
 */
export async function runLoad(given: Load): Promise<LoadFigures> {
  const load = loadSchema.parse(given);
  const { hostname, port } = new URL(load.url);
  const connections = Array.from({ length: load.connections }, () => openConnection(hostname, Number(port)));
  try {
    await Promise.all(connections.map(({ socket }) => once(socket, "connect")));
    const next = inTurns(load.requests.map((request) => prepared(load, request)));
    const start = performance.now();
    const until = start + load.seconds * 1000;
    const latencies = (
      await Promise.all(connections.map((connection) => keepAsking(connection, next, until)))
    ).flat();
    return {
      requests: latencies.length,
      requestsPerSecond: latencies.length / ((performance.now() - start) / 1000),
      p50Ms: quantile(latencies, 0.5),
      p99Ms: quantile(latencies, 0.99),
    };
  } finally {
    for (const { socket } of connections) socket.destroy();
  }
}

type Connection = { socket: Socket; onBytes: (take: (bytes: Buffer) => void) => void };

const READ_BYTES = 128 * 1024;

/** Everything is read into the same memory: streams, with new memory for each piece, cost the generator more. */
function openConnection(host: string, port: number): Connection {
  let take: (bytes: Buffer) => void = () => {};
  const memory = Buffer.alloc(READ_BYTES);
  const callback = (length: number) => {
    take(memory.subarray(0, length));
    return true;
  };
  const socket = connect({ host, port, noDelay: true, onread: { buffer: memory, callback } });
  return {
    socket,
    onBytes: (taker) => {
      take = taker;
    },
  };
}

type Prepared = { bytes: Buffer; expected: { status: number; bodyBytes: number } };

function prepared(
  { url, headers }: Parsed,
  { method, path, headers: own, body, expected }: Parsed["requests"][number],
): Prepared {
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const lines = Object.entries({ host: new URL(url).host, ...headers, ...own, ...length }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return { bytes: Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body ?? ""}`), expected };
}

function inTurns(all: readonly Prepared[]): () => Prepared {
  let turn = 0;
  return () => {
    const one = all[turn];
    if (one === undefined) throw new RangeError("There is nothing to ask.");
    turn = (turn + 1) % all.length;
    return one;
  };
}

function keepAsking({ socket, onBytes }: Connection, next: () => Prepared, until: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const reader = new AnswerReader();
    const latencies: number[] = [];
    let asked = 0;
    let { expected, bytes } = next();
    const ask = () => {
      asked = performance.now();
      socket.write(bytes);
    };
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("The server closed a connection under load.")));
    onBytes((bytesRead) => {
      try {
        const answer = reader.push(bytesRead);
        if (answer === undefined) return;
        const now = performance.now();
        if (answer.status !== expected.status || answer.bodyBytes !== expected.bodyBytes)
          throw new Error(
            `Under load came status ${answer.status} with ${answer.bodyBytes} bytes, not ${expected.status} with ${expected.bodyBytes}.`,
          );
        latencies.push(now - asked);
        if (now >= until) return resolve(latencies);
        ({ expected, bytes } = next());
        ask();
      } catch (error) {
        reject(error);
      }
    });
    ask();
  });
}
