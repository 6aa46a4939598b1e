import * as api from "@opentelemetry/api";
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openSession, type Session } from "../../test/session.ts";
import { HOST, toolNamed, watchedCalls } from "./for-tests.ts";
import type { Tracing } from "./tracing.ts";
import { tracingIfRegistered } from "./tracing-if-registered.ts";
import { createWatch } from "./watch.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";
const TRACEPARENT = `00-${TRACE}-${SPAN}-01`;
const NUMBER = "+12065550140";

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
let session: Session;
let tracing: Tracing;
let call: ReturnType<typeof watchedCalls>;

beforeAll(async () => {
  provider.register();
  const from = { transport: "tcp", version: "1.2.3" } as const;
  const made = await tracingIfRegistered({ ...from, say: (line) => expect.fail(line) });
  if (made === undefined) throw new Error("the SDK was not seen");
  tracing = made;
  session = await openSession();
  await session.use("purchase_number", { numbers: [NUMBER], messaging_enabled: true });
  call = watchedCalls(session, createWatch({ tracing }));
});
beforeEach(() => exporter.reset());
afterAll(async () => {
  await session.close();
  await provider.shutdown();
  api.trace.disable();
  api.context.disable();
  api.propagation.disable();
});

const named = (name: string): ReadableSpan => {
  const [span, ...others] = exporter.getFinishedSpans().filter((each) => each.name === name);
  if (span === undefined || others.length > 0) throw new Error(`${others.length} more of ${name}`);
  return span;
};

describe("a call of a tool", () => {
  test("is a span by the conventions for MCP, with the requests to the carrier inside it", async () => {
    const answer = await call("get_number", { number: NUMBER }, { revision: "2026-07-28" });
    expect(answer.kind).toBe("result");

    const tool = named("tools/call get_number");
    expect(tool.kind).toBe(api.SpanKind.SERVER);
    expect(tool.parentSpanContext).toBeUndefined();
    expect(tool.status.code).toBe(api.SpanStatusCode.UNSET);
    expect(tool.instrumentationScope).toMatchObject({ name: "flowroute-mcp", version: "1.2.3" });
    expect(tool.attributes).toEqual({
      "mcp.method.name": "tools/call",
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": "get_number",
      "network.transport": "tcp",
      "mcp.protocol.version": "2026-07-28",
    });

    const carrier = named("flowroute getNumber");
    expect(carrier.kind).toBe(api.SpanKind.CLIENT);
    expect(carrier.parentSpanContext?.spanId).toBe(tool.spanContext().spanId);
    expect(carrier.spanContext().traceId).toBe(tool.spanContext().traceId);
    expect(carrier.attributes).toEqual({
      "http.request.method": "GET",
      "url.template": "/v2/numbers/{id}",
      "server.address": "127.0.0.1",
      "server.port": Number(new URL(session.sandbox.url).port),
      "http.response.status_code": 200,
    });
  });

  test("that fails is an error, and so is the request that failed", async () => {
    expect((await call("get_number", { number: "+12065550199" })).kind).toBe("failure");
    const tool = named("tools/call get_number");
    expect(tool.attributes["error.type"]).toBe("tool_error");
    expect(tool.status).toEqual({ code: api.SpanStatusCode.ERROR });
    const carrier = named("flowroute getNumber");
    expect(carrier.attributes).toMatchObject({ "http.response.status_code": 404, "error.type": "404" });
    expect(carrier.status).toEqual({ code: api.SpanStatusCode.ERROR });
  });

  test("that throws ends its span, and still throws", async () => {
    const broken = new Error(`a defect with ${NUMBER}`);
    const throwing = tracing.tools(() => Promise.reject(broken));
    await expect(throwing(toolNamed("get_number"), {}, HOST)).rejects.toBe(broken);
    expect(named("tools/call get_number").attributes["error.type"]).toBe("_OTHER");
  });

  test("that acts goes through the guard inside its span", async () => {
    const to = "+12065550187";
    const message = { from: NUMBER, to, body: "See you at six." };
    const answers = await Promise.all([
      call("send_message", message),
      call("send_message", { ...message, body: "See you at seven." }),
    ]);
    expect(answers.map(({ kind }) => kind)).toEqual(["result", "result"]);

    const spans = exporter.getFinishedSpans();
    const tools = spans.filter(({ name }) => name === "tools/call send_message");
    const sent = spans.filter(({ name }) => name === "flowroute sendMessage");
    expect(new Set(sent.map(({ parentSpanContext }) => parentSpanContext?.spanId))).toEqual(
      new Set(tools.map((span) => span.spanContext().spanId)),
    );
    const told = JSON.stringify(
      spans.map(({ name, attributes, events, status }) => ({ name, attributes, events, status })),
    );
    for (const secret of ["2065550140", "2065550187", "See you", session.sandbox.secretKey])
      expect(told).not.toContain(secret);
  });
});

describe("the parent of a call", () => {
  const parentOf = async (carried: Parameters<typeof call>[2]) => {
    exporter.reset();
    await call("list_routes", {}, carried);
    const span = named("tools/call list_routes");
    const { parentSpanContext: parent, links } = span;
    return {
      parent: parent && [parent.traceId, parent.spanId, parent.isRemote],
      state: parent?.traceState?.serialize(),
      links: links.map(({ context }) => context.spanId),
      traceId: span.spanContext().traceId,
    };
  };
  const HEADER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  test("is the host's span in _meta", async () => {
    const found = await parentOf({ meta: { traceparent: TRACEPARENT, tracestate: "vendor=a" } });
    expect(found).toEqual({ parent: [TRACE, SPAN, true], state: "vendor=a", links: [], traceId: TRACE });
  });

  test("is else that of the HTTP request", async () => {
    const headers = new Headers({ traceparent: HEADER });
    expect((await parentOf({ headers })).parent?.[1]).toBe("b7ad6b7169203331");
    expect((await parentOf({ headers, meta: { progressToken: 1 } })).parent?.[1]).toBe("b7ad6b7169203331");
  });

  test("leaves a link to the request that carried it, if that is another span", async () => {
    const meta = { traceparent: TRACEPARENT };
    const other = await parentOf({ meta, headers: new Headers({ traceparent: HEADER }) });
    expect(other).toMatchObject({ parent: [TRACE, SPAN, true], links: ["b7ad6b7169203331"] });
    const same = await parentOf({ meta, headers: new Headers({ traceparent: TRACEPARENT }) });
    expect(same).toMatchObject({ parent: [TRACE, SPAN, true], links: [] });
  });

  test("is the span around it before the headers, which that has read already", async () => {
    const around = provider.getTracer("test").startSpan("POST /mcp");
    const { spanId } = around.spanContext();
    const inside = (carried: Parameters<typeof call>[2]) =>
      api.context.with(api.trace.setSpan(api.context.active(), around), () => parentOf(carried));
    const headers = new Headers({ traceparent: HEADER });
    expect((await inside({ headers })).parent?.[1]).toBe(spanId);
    expect(await inside({ headers, meta: { traceparent: TRACEPARENT } })).toMatchObject({
      parent: [TRACE, SPAN, true],
      links: [spanId],
    });
    around.end();
  });

  test.each([
    ["all zeros", `00-${"0".repeat(32)}-${SPAN}-01`],
    ["no hexadecimal", `00-${TRACE.replace("4", "g")}-${SPAN}-01`],
    ["a number", 4],
    ["an object", { toString: () => TRACEPARENT }],
    ["words", "see you at six"],
  ])("is none where _meta has %s", async (_, traceparent) => {
    const found = await parentOf({ meta: { traceparent } });
    expect(found).toMatchObject({ parent: undefined, links: [] });
  });

  test("is read also where the SDK is set to no format", async () => {
    api.propagation.disable();
    const headers = new Headers({ traceparent: HEADER });
    const found = await parentOf({ meta: { traceparent: TRACEPARENT, tracestate: "vendor=a" }, headers });
    expect(found).toEqual({
      parent: [TRACE, SPAN, true],
      state: "vendor=a",
      links: ["b7ad6b7169203331"],
      traceId: TRACE,
    });
    expect((await parentOf({ headers })).parent?.[1]).toBe("b7ad6b7169203331");
    for (const traceparent of [
      `00-${"0".repeat(32)}-${SPAN}-01`,
      `${TRACEPARENT}-more`,
      `ff${TRACEPARENT.slice(2)}`,
    ])
      expect((await parentOf({ meta: { traceparent } })).parent).toBeUndefined();
    provider.register();
  });

  test("decides whether the call is recorded", async () => {
    const unsampled = `00-${TRACE}-${SPAN}-00`;
    await call("list_routes", {}, { meta: { traceparent: unsampled } });
    expect(exporter.getFinishedSpans()).toEqual([]);
  });
});
