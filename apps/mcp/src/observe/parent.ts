import type { Context, Link, SpanContext, TextMapGetter } from "@opentelemetry/api";
import type { Carried } from "../serve/carried.ts";

export type Api = typeof import("@opentelemetry/api");

/** What W3C Trace Context travels in: values by name. */
type Bag = { get: (name: string) => string | undefined; names: () => string[] };

const getter: TextMapGetter<Bag> = { get: (bag, name) => bag.get(name), keys: (bag) => bag.names() };

const inHeaders = (headers: Headers): Bag => ({
  get: (name) => headers.get(name) ?? undefined,
  names: () => [...headers.keys()],
});

const inMeta = (meta: Readonly<Record<string, unknown>>): Bag => ({
  get(name) {
    const value = meta[name];
    return typeof value === "string" ? value : undefined;
  },
  names: () => Object.keys(meta),
});

/**
 * The span of the host that a call is part of: as `_meta` says, else the span around it in this process, else as the
 * headers of its HTTP request say. The request is linked where it is not the parent: it may carry many calls.
 */
export function parentOf(api: Api, carried: Carried | undefined): { parent: Context; links: Link[] } {
  const { meta, headers } = carried ?? {};
  const around = api.context.active();
  const hasSpan = api.trace.getSpanContext(around) !== undefined;
  const transport = (hasSpan ? undefined : headers && told(api, around, inHeaders(headers))) ?? around;
  const host = meta && told(api, around, inMeta(meta));
  if (host === undefined) return { parent: transport, links: [] };
  const request = api.trace.getSpanContext(transport);
  const isOther = request !== undefined && request.spanId !== api.trace.getSpanContext(host)?.spanId;
  return { parent: host, links: isOther ? [{ context: request }] : [] };
}

/** The context that a bag tells of, if it tells of a span. */
function told(api: Api, around: Context, bag: Bag): Context | undefined {
  const base = api.trace.deleteSpan(around);
  const extracted = api.propagation.extract(base, bag, getter);
  if (api.trace.getSpanContext(extracted) !== undefined) return extracted;
  // The SDK may be set to other formats, or none; MCP has this one.
  const span = byHand(api, bag);
  return span === undefined ? undefined : api.trace.setSpanContext(extracted, span);
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

function byHand(api: Api, bag: Bag): SpanContext | undefined {
  const [, traceId = "", spanId = "", flags = ""] = TRACEPARENT.exec(bag.get("traceparent") ?? "") ?? [];
  const state = bag.get("tracestate");
  const span: SpanContext = {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16) & api.TraceFlags.SAMPLED,
    isRemote: true,
    ...(state === undefined ? {} : { traceState: api.createTraceState(state) }),
  };
  return api.isSpanContextValid(span) ? span : undefined;
}
