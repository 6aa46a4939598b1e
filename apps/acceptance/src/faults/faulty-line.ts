import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { createServer as createTcpServer } from "node:net";
import { onTestFinished } from "vitest";
// The certificate that the client's own tests use, too.
import { selfSigned } from "../../../../packages/client/src/testing/self-signed.ts";
import { closedAddress, listenOnLoopback } from "../loopback.ts";

/** What the carrier behind the line said. */
export interface CarrierAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What the line does with a request that it has read: answer it, or cut it, with or without asking the carrier. */
export type Fault = (exchange: {
  response: ServerResponse;
  cut: () => void;
  askCarrier: () => Promise<CarrierAnswer>;
}) => void | Promise<void>;

/** A line to the carrier, in whose place the client is pointed at it. */
export interface Line {
  url: string;
  /** Requests that came in, read to their end. */
  arrived: () => number;
  /** Requests that the carrier got. */
  forwarded: () => number;
}

/** A line whose every request meets the fault. It ends with the test. */
export async function openLine(carrier: string, fault: Fault): Promise<Line> {
  let arrived = 0;
  let forwarded = 0;
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    arrived += 1;
    const askCarrier = async () => {
      forwarded += 1;
      const { method = "GET", url = "/", headers } = request;
      return forward(new URL(url, carrier), method, headers, body);
    };
    await fault({ response, cut: () => request.socket.destroy(), askCarrier });
  });
  const url = `http://${await listenOnLoopback(server)}`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url, arrived: () => arrived, forwarded: () => forwarded };
}

/** An address where nobody listens. */
export async function refusedLine(): Promise<Line> {
  return { url: `http://${await closedAddress()}`, arrived: () => 0, forwarded: () => 0 };
}

/** A server whose certificate nobody vouches for. */
export async function untrustedLine(): Promise<Line> {
  let arrived = 0;
  const server = createTlsServer(selfSigned(), (_, response) => {
    arrived += 1;
    response.end();
  });
  const url = `https://${await listenOnLoopback(server)}`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url, arrived: () => arrived, forwarded: () => 0 };
}

/** A server that leaves in the midst of the TLS handshake. */
export async function brokenHandshakeLine(): Promise<Line> {
  const server = createTcpServer((socket) => {
    socket.once("data", () => socket.destroy());
    socket.on("error", () => {});
  });
  const url = `https://${await listenOnLoopback(server)}`;
  onTestFinished(() => {
    server.close();
  });
  return { url, arrived: () => 0, forwarded: () => 0 };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}

async function forward(
  url: URL,
  method: string,
  { authorization = "", accept = "", "content-type": type }: IncomingHttpHeaders,
  body: string,
): Promise<CarrierAnswer> {
  const headers = { authorization, accept, ...(type !== undefined && { "content-type": type }) };
  const response = await fetch(url, { method, headers, ...(body !== "" && { body }) });
  return {
    status: response.status,
    headers: { "content-type": response.headers.get("content-type") ?? "" },
    body: await response.text(),
  };
}
