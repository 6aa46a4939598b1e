import type { Hooks, ResponseEvent } from "flowroute-client";
import type { Guard } from "../guard/guard.ts";
import type { Served } from "../serve/build-server.ts";
import { countingSteps, countingTools } from "./counting.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { Tracing } from "./tracing.ts";
import type { WebhookMetrics } from "./webhook-metrics.ts";

type CallTool = Served["callTool"];

export type RequestBegan = { id: string; method: string; route: string };
export type RequestEnded = { status: number; subject: string | undefined; tool: string | undefined };

/** Looks on while the server works, and changes nothing of it. What it wraps knows nothing of it. */
export type Watch = {
  tools: (callTool: CallTool) => CallTool;
  guard: (guard: Guard) => Guard;
  /** For the client of the carrier. */
  hooks: Hooks;
  /** A request over HTTP has come. The function that comes back is called once, when it has ended. */
  request: (began: RequestBegan) => (ended: RequestEnded) => void;
  webhook: WebhookMetrics["webhookCame"];
};

type Parts = {
  metrics?: Metrics | undefined;
  log?: Log | undefined;
  tracing?: Tracing | undefined;
};

/** Of what is given; without any of it, nothing is wrapped. */
export function createWatch({ metrics, log, tracing }: Parts): Watch {
  return {
    tools(callTool) {
      const traced = tracing === undefined ? callTool : tracing.tools(callTool);
      return metrics === undefined ? traced : countingTools(traced, metrics);
    },
    guard: (guard) => (metrics === undefined ? guard : countingSteps(guard, metrics)),
    hooks: hooksOf(metrics, tracing),
    request(began) {
      const at = performance.now();
      metrics?.requestBegan();
      return ({ status, subject, tool }) => {
        const ms = performance.now() - at;
        metrics?.requestEnded({ ...began, status, seconds: ms / 1000 });
        log?.request({ ...began, status, ms, caller: subject, tool });
      };
    },
    webhook: (kind, outcome) => metrics?.webhookCame(kind, outcome),
  };
}

function hooksOf(metrics: Metrics | undefined, tracing: Tracing | undefined): Hooks {
  if (metrics === undefined && tracing === undefined) return {};
  return {
    onRequest: tracing?.hooks.onRequest,
    onResponse(event: ResponseEvent) {
      metrics?.carrierAnswered(event);
      tracing?.hooks.onResponse?.(event);
    },
  };
}
