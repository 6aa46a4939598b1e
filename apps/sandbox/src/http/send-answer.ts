import type { ServerResponse } from "node:http";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Answer } from "../operations/operation.ts";

export type Headers = Readonly<Record<string, string>>;

export const MEDIA_TYPE = "application/vnd.api+json";

/**
 * Writes the answer to the socket itself. A Response object of its own for each answer would cost a third of the
 * requests per second, or Node's global Response would have to be replaced.
 */
export function sendAnswer(outgoing: ServerResponse, { status, body }: Answer, headers: Headers): Response {
  if (body === undefined) {
    outgoing.writeHead(status, headers).end();
  } else {
    const text = JSON.stringify(body);
    const length = Buffer.byteLength(text);
    outgoing
      .writeHead(status, { "content-type": MEDIA_TYPE, "content-length": length, ...headers })
      .end(text);
  }
  return RESPONSE_ALREADY_SENT;
}
