import { randomUUID } from "node:crypto";
import type { AccountNumber } from "../store/account-numbers.ts";
import type { Media, Message } from "../store/messages.ts";
import { encodingOf, segmentsOf } from "./encoding.ts";
import { priceNanodollars } from "./price.ts";

/** What a message says, whichever way it goes. Numbers are eleven digits (or more, abroad) without a plus. */
export type Content = { body: string | null; isMms: boolean; media: readonly Media[] };

const newMessageId = () => `mdr2-${randomUUID().replaceAll("-", "")}`;

/** Records show hundredths of a second: kept as shown, a time that was read finds its record again. */
const toHundredths = (time: number) => Math.floor(time / 10) * 10;

function contentAndPrice({ body, isMms, media }: Content) {
  const text = body ?? "";
  const segments = segmentsOf(text);
  return {
    id: newMessageId(),
    body,
    isMms,
    media,
    messageEncoding: encodingOf(text),
    segments,
    amountNanodollars: priceNanodollars({ isMms, segments }),
  };
}

/** A message that an account sends. */
export function outboundRecord(
  from: AccountNumber,
  to: string,
  content: Content,
  life: Pick<Message, "dlrCallback" | "visibleAt" | "receipts"> & { acceptedAt: number },
): Message {
  const { acceptedAt, ...rest } = life;
  return {
    ...contentAndPrice(content),
    ...rest,
    accountId: from.accountId,
    direction: "outbound",
    sender: from.value,
    recipient: to,
    messageType: from.numberType,
    sentAt: toHundredths(acceptedAt),
  };
}

/** A message that a number of an account receives. */
export function inboundRecord(from: string, to: AccountNumber, content: Content, arrivesAt: number): Message {
  return {
    ...contentAndPrice(content),
    accountId: to.accountId,
    direction: "inbound",
    sender: from,
    recipient: to.value,
    messageType: to.numberType,
    dlrCallback: null,
    sentAt: toHundredths(arrivesAt),
    visibleAt: arrivesAt,
    receipts: [],
  };
}
