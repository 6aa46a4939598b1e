import type { Hooks } from "flowroute-client";
import type { Served } from "../serve/build-server.ts";
import { carrierSpans } from "./carrier-spans.ts";
import { type Api, parentOf } from "./parent.ts";

type CallTool = Served["callTool"];

/** Makes spans: of calls of tools, and in them of requests to the carrier. They hold no numbers, texts or keys. */
export type Tracing = {
  tools: (callTool: CallTool) => CallTool;
  hooks: Pick<Hooks, "onRequest" | "onResponse">;
};

type From = {
  api: Api;
  /** How hosts reach this process, as OpenTelemetry names it: stdio is a pipe. */
  transport: "pipe" | "tcp";
  version: string;
};

/** By the semantic conventions for MCP. A session's id is left out: who has it can speak for its host. */
export function createTracing({ api, transport, version }: From): Tracing {
  const tracer = api.trace.getTracer("flowroute-mcp", version);
  const failed = { code: api.SpanStatusCode.ERROR };

  const tools =
    (callTool: CallTool): CallTool =>
    async (tool, input, host) => {
      const { parent, links } = parentOf(api, host.carried);
      const revision = host.carried?.revision;
      const span = tracer.startSpan(
        `tools/call ${tool.name}`,
        {
          kind: api.SpanKind.SERVER,
          links,
          attributes: {
            "mcp.method.name": "tools/call",
            "gen_ai.operation.name": "execute_tool",
            "gen_ai.tool.name": tool.name,
            "network.transport": transport,
            ...(revision === undefined ? {} : { "mcp.protocol.version": revision }),
          },
        },
        parent,
      );
      const fail = (type: string) => span.setAttribute("error.type", type).setStatus(failed);
      try {
        const answer = await api.context.with(api.trace.setSpan(parent, span), () =>
          callTool(tool, input, host),
        );
        if (answer.kind === "failure") fail("tool_error");
        return answer;
      } catch (error) {
        fail("_OTHER");
        throw error;
      } finally {
        span.end();
      }
    };

  return { tools, hooks: carrierSpans(api, tracer) };
}
