import { Counter, type Registry } from "prom-client";
import type { Came } from "../inbox/webhook-route.ts";

export type WebhookMetrics = { webhookCame: Came };

export function webhookMetrics(registry: Registry): WebhookMetrics {
  const webhooks = new Counter({
    name: "flowroute_mcp_webhooks_total",
    help: "Messages and delivery receipts that the carrier posted, by what became of them here.",
    labelNames: ["kind", "outcome"],
    registers: [registry],
  });
  return { webhookCame: (kind, outcome) => webhooks.inc({ kind, outcome }) };
}
