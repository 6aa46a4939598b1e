import { join } from "node:path";
import { replaceOnce } from "./replace-once.ts";

/** What a report says of it. */
export const OUTLIVING = "changed to outlive its first request, with which it ends as it is made";

/**
 * Mends what openapi-mcp-generator made for HTTP. It reads a request's body, and then has the same request read again
 * by the SDK, whose adapter for Node reads to the end what is left when it has answered: that throws where nobody
 * catches it ("ReadableStream is locked"), and the process ends with the answer to its first request. The SDK gets
 * what was read beside the request, so that the request needs no body any more.
 *
 * It listens at the port that it was made for, on every interface: here at that of its environment, and on loopback.
 */
export async function outliveARequest(folder: string): Promise<void> {
  const file = join(folder, "build", "streamable-http.js");
  await replaceOnce(
    file,
    "toReqRes(c.req.raw)",
    "toReqRes(new Request(c.req.url, { method: 'POST', headers: c.req.raw.headers }))",
  );
  await replaceOnce(
    file,
    "fetch: app.fetch,\n        port\n",
    "fetch: app.fetch,\n        port: Number(process.env.PORT),\n        hostname: '127.0.0.1'\n",
  );
}
