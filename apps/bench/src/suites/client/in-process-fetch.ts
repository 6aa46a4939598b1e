import type { RecordedAnswer } from "../../servers/recorded-answer.ts";

/**
 * A fetch without sockets: it answers at once, each time with a new Response of the same bytes, so that only the
 * caller's own work is left to be seen.
 */
export function inProcessFetch({ status, contentType, body }: RecordedAnswer): typeof fetch {
  const headers = { "content-type": contentType, "content-length": String(Buffer.byteLength(body)) };
  return async () => new Response(body, { status, headers });
}
