import type { operations } from "../generated/schema.ts";

/** What the carrier calls on us, rather than we on it. */
type Webhook = "receiveInboundMessage" | "receiveDeliveryReceipt";

/** The contract's name of an operation. */
export type OperationId = Exclude<keyof operations, Webhook>;

/** What a caller can do when the outcome of an operation is unknown. */
const AFTER_UNKNOWN: Partial<Record<OperationId, string>> = {
  purchaseNumber: "Ask numbers.get whether the number is yours before you buy again",
  sendMessage:
    "Look for the message with messages.list before you send again: the same message would go out twice",
  createRoute: "Look for the route's alias with routes.list before you create it again",
  updatePrimaryRoute: "Setting the same route again is safe",
  updateFailoverRoute: "Setting the same route again is safe",
};

/** The last sentence of the message of an error whose outcome is unknown. */
export function afterUnknown(operationId: OperationId): string {
  const advice = AFTER_UNKNOWN[operationId];
  return advice === undefined
    ? "It only reads, so asking again is safe."
    : `It is not known whether the carrier acted. ${advice}.`;
}
