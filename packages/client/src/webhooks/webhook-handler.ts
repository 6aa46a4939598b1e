import { type FlowrouteWebhook, parseWebhook } from "./parse-webhook.ts";
import { readBody } from "./read-body.ts";
import { FlowrouteWebhookError } from "./webhook-error.ts";

/** What `createWebhookHandler` takes beside the function that receives. */
export interface WebhookHandlerOptions {
  /** The largest body that is taken, in bytes. Default: 1,048,576 (1 MiB). */
  maxBytes?: number | undefined;
  /**
   * Hears why a POST was not answered with 200: what `receive` threw, or the `FlowrouteWebhookError` of a payload
   * that was not taken. The answer waits for it; what it throws is dropped.
   *
   * @param error What went wrong.
   * @param request The request that was not taken. Its body may have been read.
   */
  onError?: ((error: unknown, request: Request) => unknown) | undefined;
}

/**
 * A request handler for servers that speak `Request` and `Response`.
 *
 * It answers 200 when `receive` is done, and 500 when `receive` throws: then the carrier posts the webhook again, four
 * times at intervals of 30 seconds. A bad payload is answered with 400 and the reason, one over `maxBytes` with 413,
 * any method but POST with 405.
 *
 * @example
 * ```ts
 * import { createWebhookHandler } from "flowroute-client/webhooks";
 *
 * export const handler = createWebhookHandler((webhook) => {
 *   if (webhook.type === "inbound_sms") console.log(webhook.idempotencyKey);
 * });
 * ```
 *
 * @param receive Does the work. It may be called with the same `idempotencyKey` again: drop what you know.
 * @param options The largest body, and who hears of failures.
 * @returns A function from a request to its answer. It never rejects.
 * @throws `RangeError` if `maxBytes` is not a positive integer.
 */
export function createWebhookHandler(
  receive: (webhook: FlowrouteWebhook, request: Request) => unknown,
  options: WebhookHandlerOptions = {},
): (request: Request) => Promise<Response> {
  const { maxBytes = 1_048_576, onError } = options;
  if (!Number.isSafeInteger(maxBytes) || maxBytes < 1) {
    throw new RangeError("maxBytes must be a positive integer.");
  }
  return async (request) => {
    if (request.method !== "POST") {
      return new Response("Use POST.", { status: 405, headers: { allow: "POST" } });
    }
    // The answer to a FlowrouteWebhookError thrown from here on.
    let status = 413;
    try {
      const body = await readBody(request, maxBytes);
      status = 400;
      const webhook = parseWebhook(body);
      status = 500;
      await receive(webhook, request);
      return new Response();
    } catch (error) {
      try {
        await onError?.(error, request);
      } catch {
        // The carrier needs an answer all the same.
      }
      return status < 500 && error instanceof FlowrouteWebhookError
        ? new Response(error.message, { status })
        : new Response("The webhook was not taken.", { status: 500 });
    }
  };
}
