import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { z } from "zod";
import { quantile } from "../harness/statistics.ts";
import { AnswerReader } from "./answer-reader.ts";

export const loadSchema = z.object({
  url: z.url(),
  headers: z.record(z.string(), z.string()),
  connections: z.int().positive(),
  seconds: z.number().positive(),
  /** What every answer has to be. Anything else is a failed run, not a fast one. */
  expected: z.object({ status: z.int(), bodyBytes: z.int() }),
});
export type Load = z.infer<typeof loadSchema>;

export const loadFiguresSchema = z.object({
  requestsPerSecond: z.number(),
  /** Milliseconds from writing a request to the last byte of its answer. */
  p50Ms: z.number(),
  p99Ms: z.number(),
});
export type LoadFigures = z.infer<typeof loadFiguresSchema>;

/**
 * GETs one URL over and over on kept connections, one request at a time on each.
 * @throws Error for any answer that is not the expected one, and when a connection is lost.
 */
export async function runLoad(load: Load): Promise<LoadFigures> {
  const { hostname, port } = new URL(load.url);
  const sockets = Array.from({ length: load.connections }, () =>
    connect(Number(port), hostname).setNoDelay(),
  );
  try {
    await Promise.all(sockets.map((socket) => once(socket, "connect")));
    const request = requestBytes(load);
    const start = performance.now();
    const until = start + load.seconds * 1000;
    const latencies = (
      await Promise.all(sockets.map((socket) => keepAsking(socket, request, until, load)))
    ).flat();
    return {
      requestsPerSecond: latencies.length / ((performance.now() - start) / 1000),
      p50Ms: quantile(latencies, 0.5),
      p99Ms: quantile(latencies, 0.99),
    };
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

function requestBytes({ url, headers }: Load): Buffer {
  const { host, pathname, search } = new URL(url);
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join("")}\r\n`);
}

function keepAsking(socket: Socket, request: Buffer, until: number, { expected }: Load): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const reader = new AnswerReader();
    const latencies: number[] = [];
    let asked = 0;
    const ask = () => {
      asked = performance.now();
      socket.write(request);
    };
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("The server closed a connection under load.")));
    socket.on("data", (chunk) => {
      try {
        const answer = reader.push(chunk);
        if (answer === undefined) return;
        const now = performance.now();
        if (answer.status !== expected.status || answer.bodyBytes !== expected.bodyBytes)
          throw new Error(
            `Under load came status ${answer.status} with ${answer.bodyBytes} bytes, not ${expected.status} with ${expected.bodyBytes}.`,
          );
        latencies.push(now - asked);
        if (now < until) ask();
        else resolve(latencies);
      } catch (error) {
        reject(error);
      }
    });
    ask();
  });
}
