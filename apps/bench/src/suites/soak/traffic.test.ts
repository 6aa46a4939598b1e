import { expect, it } from "vitest";
import { messageAt, webhooksOf } from "./traffic.ts";

it("is 18,000 messages an hour, a tenth of them inbound, some with a picture", () => {
  const all = Array.from({ length: 18_000 }, (_, index) => messageAt(index));
  const inbound = all.filter(({ direction }) => direction === "inbound");
  expect(inbound).toHaveLength(1_800);
  expect(inbound.filter(({ withPicture }) => withPicture)).toHaveLength(45);
  expect(all.filter(({ withPicture }) => withPicture)).toHaveLength(45 + 360);
  // To a magic number something else would become of it.
  for (const { own, handset } of all) {
    expect(own).toMatch(/^1206555010[01]$/);
    expect(handset).toMatch(/^1\d{3}55501(90|96|97|98|99)$/);
  }
});

it("is followed by three receipts, or by the inbound message itself", () => {
  expect(webhooksOf("outbound", "mdr2-1")).toEqual([
    "mdr2-1 1 smsc submit",
    "mdr2-1 2 message buffered",
    "mdr2-1 2 delivered",
  ]);
  expect(webhooksOf("inbound", "mdr2-2")).toEqual(["mdr2-2"]);
});
