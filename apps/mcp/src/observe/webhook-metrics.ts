import type { FlowrouteWebhook } from "flowroute-client/webhooks";
import { Counter, type Registry } from "prom-client";

/** `unknown`: it was not understood. */
export type WebhookKind = FlowrouteWebhook["type"] | "unknown";

/** `known`: it was posted before. `failed`: it could not be stored, and the carrier posts it again. */
export type WebhookOutcome = "stored" | "known" | "refused" | "failed";

export type WebhookMetrics = { webhookCame: (kind: WebhookKind, outcome: WebhookOutcome) => void };

export function webhookMetrics(registry: Registry): WebhookMetrics {
  const webhooks = new Counter({
    name: "flowroute_mcp_webhooks_total",
    help: "Messages and delivery receipts that the carrier posted, by what became of them here.",
    labelNames: ["kind", "outcome"],
    registers: [registry],
  });
  return { webhookCame: (kind, outcome) => webhooks.inc({ kind, outcome }) };
}
