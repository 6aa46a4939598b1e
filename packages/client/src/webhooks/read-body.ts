import { FlowrouteWebhookError } from "./webhook-error.ts";

/**
 * The text of a request's body.
 *
 * @throws {FlowrouteWebhookError} as soon as it is over `maxBytes`; the rest is not read.
 */
export async function readBody(request: Request, maxBytes: number): Promise<string> {
  const reader = request.body?.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let left = maxBytes;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    chunks.push(part.value);
    left -= part.value.length;
    if (left < 0) throw new FlowrouteWebhookError("", `at most ${maxBytes} bytes`, "more");
  }
  return new Blob(chunks).text();
}
