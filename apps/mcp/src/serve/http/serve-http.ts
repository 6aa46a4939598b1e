import { createServer, type Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import type { Access } from "../../access/access.ts";
import { createApp, type RequestWatch, type Route } from "./app.ts";
import { createCrowd } from "./crowd.ts";
import { createMcpEndpoint } from "./mcp-endpoint.ts";
import { inUrl, namesOf } from "./names.ts";
import type { Serving } from "./serving.ts";
import { createSessions } from "./sessions.ts";

export type HttpOptions = {
  serving: Serving;
  access: Access;
  host: string;
  /** 0 takes a free one. */
  port: number;
  publicUrl: string | undefined;
  allowedHosts: readonly string[];
  allowedOrigins: readonly string[];
  sessions: number;
  sessionIdleMs: number;
  concurrentRequests: number;
  requestsPerMinute: number;
  maxBodyBytes: number;
  /** What a client may take to send its headers, and all of a request, in milliseconds. */
  headersMs?: number;
  requestMs?: number;
  routes: readonly Route[];
  watch: RequestWatch;
  onError: (error: unknown) => void;
};

export type HttpServer = {
  /** Where it listens: `http://127.0.0.1:8808`. */
  url: string;
  sessions: () => number;
  inside: () => number;
  isDraining: () => boolean;
  /** Tells those 2026 hosts that subscribed to it that a resource has changed. */
  resourceUpdated: (uri: string) => void;
  /** Takes nothing new, waits for what is under way, and ends what is left when `working` has ended. */
  close: (working: Promise<unknown>) => Promise<void>;
};

const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
/** Longer than what usually stands in front, which would otherwise use a connection that is just being closed. */
const KEEP_ALIVE_MS = 75_000;
const MOST_HEADER_BYTES = 16_384;
/** How long answers may take to reach their hosts after the work is done. */
const FLUSH_MS = 2_000;

/** Serves MCP at `/mcp` until it is closed. */
export async function serveHttp(options: HttpOptions): Promise<HttpServer> {
  const { serving, access, host, concurrentRequests, routes, watch, onError } = options;
  let draining = false;
  const crowd = createCrowd({
    concurrent: concurrentRequests,
    // One caller must not keep all others out.
    concurrentOfEach: access.isRequired ? Math.ceil(concurrentRequests / 2) : concurrentRequests,
    perMinute: options.requestsPerMinute,
  });
  const limits = { most: options.sessions, idleMs: options.sessionIdleMs };
  const sessions = createSessions(serving.build, limits);
  const endpoint = createMcpEndpoint({
    serving,
    access,
    crowd,
    sessions,
    maxBodyBytes: options.maxBodyBytes,
    onError,
  });
  const app = createApp({
    names: namesOf(options),
    access,
    crowd,
    mcp: endpoint.answer,
    routes,
    isDraining: () => draining,
    watch,
    onError,
  });
  const server = createAdaptorServer({
    fetch: app.fetch,
    createServer,
    serverOptions: {
      maxHeaderSize: MOST_HEADER_BYTES,
      headersTimeout: options.headersMs ?? HEADERS_MS,
      requestTimeout: options.requestMs ?? REQUEST_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: 500,
    },
  });
  if (!("closeIdleConnections" in server)) throw new Error("not a server of node:http");
  const port = await listening(server, host, options.port);

  return {
    url: `http://${inUrl(host)}:${port}`,
    sessions: sessions.count,
    inside: crowd.inside,
    isDraining: () => draining,
    resourceUpdated: (uri) => endpoint.notify.resourceUpdated(uri),
    async close(working) {
      draining = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await working;
      await emptied(crowd.inside);
      await Promise.all([endpoint.close(), sessions.close()]);
      server.closeIdleConnections();
      server.closeAllConnections();
      await closed;
    },
  };
}

function listening(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

const LOOK_MS = 20;

async function emptied(inside: () => number): Promise<void> {
  const until = performance.now() + FLUSH_MS;
  while (inside() > 0 && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
}
