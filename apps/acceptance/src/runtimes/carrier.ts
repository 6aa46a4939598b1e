import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Socket } from "node:net";
import { extname, join } from "node:path";
// The certificate that the client's own tests use, too.
import { selfSigned } from "../../../../packages/client/src/testing/self-signed.ts";
import { closedAddress, listenOnLoopback } from "../loopback.ts";
import { SCENES } from "./scenes.ts";

/** A request as it arrived, read to its end. */
export interface Arrived {
  /** First part of the path: it says how the request is answered. */
  scene: string;
  method: string;
  path: string;
  query: string;
  authorization: string | undefined;
  contentType: string | undefined;
  body: string;
  /** The connection had served another request before. */
  onKeptConnection: boolean;
}

/** Where the checks find what they are to meet. */
export interface Targets {
  url: string;
  /** Nothing listens there. */
  closedUrl: string;
  /** A name that no resolver can know, as it is longer than a name can be: it is not even asked for. */
  nowhereUrl: string;
  /** A server that would answer, with a certificate that nobody vouches for. */
  untrustedUrl: string;
}

/** A plain server in the carrier's place. */
export interface Carrier {
  targets: Targets;
  arrived: Arrived[];
  /** Requests that came through in spite of the certificate. */
  trustedAnyway: () => number;
  close(): void;
}

const TYPES: Record<string, string> = { ".js": "text/javascript", ".html": "text/html" };

/** @param site A folder whose files are under `/site/`. */
export async function startCarrier(site: string): Promise<Carrier> {
  const arrived: Arrived[] = [];
  const served = new WeakMap<Socket, number>();
  const listener: RequestListener = async (request, response) => {
    const earlier = served.get(request.socket) ?? 0;
    served.set(request.socket, earlier + 1);
    const url = new URL(request.url ?? "", "http://carrier");
    // A browser asks for it unasked.
    if (url.pathname === "/favicon.ico") return void response.writeHead(204).end();
    if (url.pathname.startsWith("/site/"))
      return await serveFile(join(site, url.pathname.slice(6)), response);
    const seen = await read(request, url, earlier > 0);
    arrived.push(seen);
    const before = arrived.filter(({ scene }) => scene === seen.scene).length - 1;
    const answer = SCENES[seen.scene];
    if (answer === undefined) return void response.writeHead(501).end();
    answer(response, seen, before);
  };
  const server = createServer(listener);
  let trusting = 0;
  const untrusted = createTlsServer(selfSigned(), (_, response) => {
    trusting += 1;
    response.end();
  });
  const url = `http://${await listenOnLoopback(server)}`;
  return {
    targets: {
      url,
      closedUrl: `http://${await closedAddress()}`,
      nowhereUrl: `http://${"n".repeat(64)}.invalid`,
      untrustedUrl: `https://${await listenOnLoopback(untrusted)}`,
    },
    arrived,
    trustedAnyway: () => trusting,
    close: () => {
      for (const each of [server, untrusted]) {
        each.closeAllConnections();
        each.close();
      }
    },
  };
}

async function read(request: IncomingMessage, url: URL, onKeptConnection: boolean): Promise<Arrived> {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk;
  const [, scene = "", ...rest] = url.pathname.split("/");
  return {
    scene,
    method: request.method ?? "",
    path: `/${rest.join("/")}`,
    query: url.search,
    authorization: request.headers.authorization,
    contentType: request.headers["content-type"],
    body,
    onKeptConnection,
  };
}

async function serveFile(path: string, response: ServerResponse): Promise<void> {
  const content = await readFile(path).catch(() => undefined);
  if (content === undefined) return void response.writeHead(404).end();
  response
    .writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" })
    .end(content);
}
