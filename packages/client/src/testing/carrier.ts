import { randomBytes, randomInt } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { createFlowroute, type Flowroute, FlowrouteError, type FlowrouteOptions } from "../index.ts";

/** A request as it arrived. */
export interface Arrived {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A server in the carrier's place, on a real socket of this machine; it ends with the test. */
export interface Carrier {
  url: string;
  arrived: Arrived[];
}

/** Answers a request once it was read to its end. */
export type Answering = (response: ServerResponse, request: Arrived) => void;

export async function startCarrier(answering: Answering, tls?: ServerOptions): Promise<Carrier> {
  const arrived: Arrived[] = [];
  const listener: RequestListener = async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const url = new URL(request.url ?? "", "http://carrier");
    const seen = {
      method: request.method ?? "",
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      body,
    };
    arrived.push(seen);
    answering(response, seen);
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `${tls ? "https" : "http"}://127.0.0.1:${portOf(server.address())}`, arrived };
}

/** The URL of a port on which nothing listens any more. */
export async function closedUrl(host = "127.0.0.1"): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = portOf(server.address());
  await new Promise((resolve) => server.close(resolve));
  return `http://${host}:${port}`;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string")
    throw new Error("The server does not listen on a port.");
  return address.port;
}

/** Keys that were never anybody's. */
export function madeUpKeys(): { accessKey: string; secretKey: string } {
  return { accessKey: String(randomInt(10_000_000, 99_999_999)), secretKey: randomBytes(16).toString("hex") };
}

export function clientOf(carrier: Pick<Carrier, "url">, options: FlowrouteOptions = {}): Flowroute {
  return createFlowroute({ ...madeUpKeys(), baseUrl: carrier.url, ...options });
}

export function sendJson(status: number, body: unknown, headers: Record<string, string> = {}): Answering {
  return (response) => {
    response.writeHead(status, { "content-type": "application/vnd.api+json", ...headers });
    response.end(JSON.stringify(body));
  };
}

/** The error that a call ends in. */
export async function errorOf(call: Promise<unknown>): Promise<FlowrouteError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FlowrouteError)) throw new Error("No FlowrouteError was thrown.", { cause: error });
  return error;
}
