import { expect, it } from "vitest";
import { eventKey, inboundKey, receiptKey } from "./event-key.ts";

it("names receipts by message, level and status, and inbound messages by their id", () => {
  const attributes = { level: 2, status: "delivered", body: "" };
  expect(eventKey({ data: { type: "delivery_receipt", id: "mdr2-1", attributes } })).toBe(
    receiptKey("mdr2-1", 2, "delivered"),
  );
  expect(eventKey({ data: { type: "message", id: "mdr2-2", attributes: {} } })).toBe(inboundKey("mdr2-2"));
  expect(() => eventKey({ body: "flat", id: "mdr2-3" })).toThrow();
});
