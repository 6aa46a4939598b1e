import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { errorDocument } from "../resources/error.ts";
import { MEDIA_TYPE } from "./send-answer.ts";

export type Listening = {
  /** The port that was asked for, or the free one that was found. */
  port: number;
  /** Ends open connections, answered or not, after a short grace. */
  close(): Promise<void>;
};

export type HandleRequest = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/** Answers are computed at once: what takes longer is a client that does not send or read. */
const GRACE_MS = 250;

const BAD_REQUEST = "The request is not valid HTTP. Nothing was done.";

function badRequest(): string {
  return JSON.stringify(errorDocument(400, BAD_REQUEST, "Bad Request"));
}

/** What cannot even be read as HTTP is answered in the same shape as everything else. */
function answerUnreadable(server: Server): void {
  server.on("clientError", (_cause, socket) => {
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const body = badRequest();
    const head = [
      "HTTP/1.1 400 Bad Request",
      `Content-Type: ${MEDIA_TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      "Connection: close",
    ];
    socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const grace = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(grace);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** A name or an address, with a port or without. */
const HOST = /^[\w.:[\]-]*$/;

function refuseUnreadable(outgoing: ServerResponse): void {
  const body = badRequest();
  outgoing
    .writeHead(400, {
      "content-type": MEDIA_TYPE,
      "content-length": Buffer.byteLength(body),
      connection: "close",
    })
    .end(body);
}

const isReadable = ({ url = "", headers: { host = "" } }: IncomingMessage) =>
  url.startsWith("/") && HOST.test(host);

/** Rejects with the system's error when the address cannot be taken. */
export function listen(handle: HandleRequest, port: number, host: string): Promise<Listening> {
  const server = createServer((incoming, outgoing) => {
    if (isReadable(incoming)) handle(incoming, outgoing);
    else refuseUnreadable(outgoing);
  });
  answerUnreadable(server);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      const boundPort = typeof address === "object" && address !== null ? address.port : port;
      resolve({ port: boundPort, close: () => close(server) });
    });
  });
}
