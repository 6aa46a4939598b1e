import type { Span, Tracer } from "@opentelemetry/api";
import type { Hooks } from "flowroute-client";
import type { Api } from "./parent.ts";

/** A span for each request to the carrier, inside the one that is active when it goes out. */
export function carrierSpans(api: Api, tracer: Tracer): Required<Pick<Hooks, "onRequest" | "onResponse">> {
  // A call has one attempt under way at a time.
  const open = new Map<number, Span>();
  return {
    onRequest({ callId, operationId, attempt, method, url }) {
      const span = tracer.startSpan(`flowroute ${operationId}`, { kind: api.SpanKind.CLIENT });
      open.set(callId, span);
      if (!span.isRecording()) return;
      // The path is the contract's, with its placeholders: no number is in it.
      const { hostname, port, protocol, pathname } = new URL(url);
      span.setAttributes({
        "http.request.method": method,
        "url.template": decodeURI(pathname),
        "server.address": hostname,
        "server.port": Number(port || (protocol === "https:" ? 443 : 80)),
        ...(attempt > 1 ? { "http.request.resend_count": attempt - 1 } : {}),
      });
    },
    onResponse({ callId, status, error }) {
      const span = open.get(callId);
      if (span === undefined) return;
      open.delete(callId);
      if (status !== undefined) span.setAttribute("http.response.status_code", status);
      if (error !== undefined)
        span
          .setAttribute("error.type", status === undefined || status < 400 ? error.name : String(status))
          .setStatus({ code: api.SpanStatusCode.ERROR });
      span.end();
    },
  };
}
