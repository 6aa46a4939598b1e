import type { Outcome } from "../errors/flowroute-error.ts";
import type { operations } from "../generated/schema.ts";

/** What the carrier calls on us, rather than we on it. */
type Webhook = "receiveInboundMessage" | "receiveDeliveryReceipt";

/** The contract's name of an operation. */
export type OperationId = Exclude<keyof operations, Webhook>;

/** What a caller can do when the outcome is unknown. All others only read, or set what they set. */
const AFTER_UNKNOWN: Partial<Record<OperationId, string>> = {
  purchaseNumber: "Ask numbers.get whether it is yours before you buy it again",
  sendMessage: "Look for it with messages.list before you send it again",
  createRoute: "Look for it with routes.list before you create it again",
};

/** What became of a request and what to do now, in sentences. */
export function became(operationId: OperationId, outcome: Outcome): string {
  if (outcome === "not_sent") return "Nothing was sent.";
  if (outcome === "rejected") return "Nothing was done.";
  const advice = AFTER_UNKNOWN[operationId];
  return advice === undefined
    ? "Repeating it is safe."
    : `It is not known whether the carrier acted. ${advice}.`;
}
