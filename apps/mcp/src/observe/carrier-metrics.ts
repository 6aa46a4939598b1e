import type { ResponseEvent } from "flowroute-client";
import { Counter, Histogram, type Registry } from "prom-client";
import { SECONDS } from "./buckets.ts";
import { statusOf } from "./names.ts";

export type CarrierMetrics = {
  carrierAnswered: (event: Pick<ResponseEvent, "operationId" | "status" | "durationMs">) => void;
};

export function carrierMetrics(registry: Registry): CarrierMetrics {
  const registers = [registry];
  const calls = new Counter({
    name: "flowroute_mcp_carrier_calls_total",
    help: "Requests to the carrier, each attempt of a call by itself; status is none where no answer came.",
    labelNames: ["operation", "status"],
    registers,
  });
  const seconds = new Histogram({
    name: "flowroute_mcp_carrier_seconds",
    help: "How long requests to the carrier took.",
    labelNames: ["operation"],
    buckets: SECONDS,
    registers,
  });
  return {
    carrierAnswered({ operationId: operation, status, durationMs }) {
      calls.inc({ operation, status: statusOf(status) });
      seconds.observe({ operation }, durationMs / 1000);
    },
  };
}
