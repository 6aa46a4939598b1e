import { z } from "zod";

const receipt = z.object({
  data: z.object({
    type: z.literal("delivery_receipt"),
    id: z.string(),
    attributes: z.object({ level: z.int(), status: z.string() }),
  }),
});
const inbound = z.object({ data: z.object({ type: z.literal("message"), id: z.string() }) });

const payload = z.union([receipt, inbound]);

/** Names one event, whichever attempt it comes with: a receipt of a message, or an inbound message. */
export const receiptKey = (id: string, level: number, status: string) => `${id} ${level} ${status}`;
export const inboundKey = (id: string) => id;

/** @throws Error for what is neither. */
export function eventKey(body: unknown): string {
  const { data } = payload.parse(body);
  if (data.type === "message") return inboundKey(data.id);
  return receiptKey(data.id, data.attributes.level, data.attributes.status);
}
