import { inboundKey, receiptKey } from "../../webhooks/event-key.ts";

/** One message of the hour. */
export type Planned = {
  direction: "outbound" | "inbound";
  /** A number of the account, and somebody's handset. */
  own: string;
  handset: string;
  body: string;
  withPicture: boolean;
};

export const SMS_PER_SECOND = 5;

/** Every tenth message comes in. Some have a picture: every fiftieth that goes out, every fortieth that comes in. */
const INBOUND_EVERY = 10;
const OUTBOUND_PICTURE_EVERY = 50;
const INBOUND_PICTURE_EVERY = 400;

/** Numbers that every sandbox has, and handsets that are never for sale. */
const OWN = ["12065550100", "12065550101"];
const HANDSETS = ["12065550190", "12125550196", "13125550197", "14155550198", "15125550199"];

const turn = (all: readonly string[], index: number): string => all[index % all.length] ?? "";

export function messageAt(index: number): Planned {
  const isInbound = index % INBOUND_EVERY === INBOUND_EVERY - 1;
  return {
    direction: isInbound ? "inbound" : "outbound",
    own: turn(OWN, index),
    handset: turn(HANDSETS, index),
    body: isInbound
      ? `Can I come at ${index} minutes past seven instead? We are four now.`
      : `Your table is ready: number ${index}. Reply C to cancel.`,
    withPicture: isInbound
      ? index % INBOUND_PICTURE_EVERY === INBOUND_EVERY - 1
      : index % OUTBOUND_PICTURE_EVERY === 0,
  };
}

const RECEIPTS = [
  [1, "smsc submit"],
  [2, "message buffered"],
  [2, "delivered"],
] as const;

/** Keys of the webhooks that a message has to be followed by. */
export function webhooksOf(direction: Planned["direction"], id: string): string[] {
  return direction === "inbound"
    ? [inboundKey(id)]
    : RECEIPTS.map(([level, status]) => receiptKey(id, level, status));
}
