import type { ServerResponse } from "node:http";
import type { Answer } from "../operations/operation.ts";

export type Headers = Readonly<Record<string, string>>;

export const MEDIA_TYPE = "application/vnd.api+json";

/** The body of an answer as it is sent; undefined where there is none. */
export function textOf({ body, text }: Answer): string | undefined {
  return text ?? (body === undefined ? undefined : JSON.stringify(body));
}

/** Status, headers and body in one write. */
export function sendAnswer(
  outgoing: ServerResponse,
  status: number,
  text: string | undefined,
  headers: Headers,
): void {
  if (text === undefined) {
    outgoing.writeHead(status, headers).end();
    return;
  }
  const length = Buffer.byteLength(text);
  outgoing.writeHead(status, { "content-type": MEDIA_TYPE, "content-length": length, ...headers });
  // As many bytes as characters is ASCII, which Node writes a good deal faster when it is told so.
  if (length === text.length) outgoing.end(text, "latin1");
  else outgoing.end(text);
}
