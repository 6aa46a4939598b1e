import { collectDefaultMetrics, Registry } from "prom-client";
import type { Standing } from "../guard/standing.ts";
import { type CarrierMetrics, carrierMetrics } from "./carrier-metrics.ts";
import type { Names } from "./names.ts";
import { type RequestMetrics, requestMetrics } from "./request-metrics.ts";
import { standingMetrics } from "./standing-metrics.ts";
import { type ToolMetrics, toolMetrics } from "./tool-metrics.ts";
import { type WebhookMetrics, webhookMetrics } from "./webhook-metrics.ts";

export type Metrics = ToolMetrics &
  CarrierMetrics &
  RequestMetrics &
  WebhookMetrics & {
    /** All of it as Prometheus reads it. A ledger that cannot be asked makes it neither slow nor fail. */
    render: () => Promise<{ contentType: string; body: string }>;
  };

type From = {
  names: Names;
  /** Asked at each scrape. May reject. */
  standing?: () => Promise<Standing>;
  /** How many there are, where they can be counted. */
  sessions?: () => number;
  subscriptions?: () => number;
  /** How long a scrape waits for `standing`. */
  patienceMs?: number;
};

/** Counts what the server does. One for a process: what it tells of the process itself is everybody's. */
export function createMetrics({
  names,
  standing,
  sessions,
  subscriptions,
  patienceMs = 1000,
}: From): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const look = standing === undefined ? async () => {} : standingMetrics(registry, standing, patienceMs);
  return {
    ...toolMetrics(registry, names),
    ...carrierMetrics(registry),
    ...requestMetrics(registry, names, { sessions, subscriptions }),
    ...webhookMetrics(registry),
    async render() {
      await look();
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}
