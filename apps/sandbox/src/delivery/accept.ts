import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import { type SeededRandom, seededRandom } from "../inventory/seeded-random.ts";
import type { AccountNumber } from "../store/account-numbers.ts";
import type { Message } from "../store/messages.ts";
import type { Store } from "../store/store.ts";
import { type Course, planCourse } from "./course.ts";
import { encodingOf, segmentsOf } from "./encoding.ts";
import { mediaAt } from "./media.ts";
import { priceNanodollars } from "./price.ts";

/** A message whose sender may send it. Numbers are eleven digits (or more, abroad) without a plus. */
export type OutboundMessage = {
  from: AccountNumber;
  to: string;
  body: string | null;
  mediaUrls: readonly string[];
  isMms: boolean;
  dlrCallback: string | null;
};

export type Acceptance = { accepted: true; id: string } | { accepted: false; why: "insufficient funds" };

export type Delivery = {
  /** Charges for the message and writes down everything that will become of it. */
  accept(message: OutboundMessage): Acceptance;
};

const newMessageId = () => `mdr2-${randomUUID().replaceAll("-", "")}`;

/** Records show hundredths of a second: kept as shown, a time that was read finds its record again. */
const toHundredths = (time: number) => Math.floor(time / 10) * 10;

/** All that a message has, apart from what its number and its account say. */
function recordOf(
  message: OutboundMessage,
  now: number,
): Omit<Message, "accountId" | "direction" | "messageType"> {
  const text = message.body ?? "";
  const segments = segmentsOf(text);
  return {
    id: newMessageId(),
    sender: message.from.value,
    recipient: message.to,
    body: message.body,
    isMms: message.isMms,
    messageEncoding: encodingOf(text),
    segments,
    amountNanodollars: priceNanodollars({ isMms: message.isMms, segments }),
    dlrCallback: message.dlrCallback,
    sentAt: toHundredths(now),
    visibleAt: now,
    receipts: [],
    media: message.mediaUrls.map(mediaAt),
  };
}

/** What the owner of the recipient's number gets, when that number is in this sandbox too. */
function inboundOf(outbound: Message, recipient: AccountNumber, course: Course): Message {
  return {
    ...outbound,
    id: newMessageId(),
    accountId: recipient.accountId,
    direction: "inbound",
    messageType: recipient.numberType,
    dlrCallback: null,
    sentAt: toHundredths(course.deliveredAt),
    visibleAt: course.deliveredAt,
    receipts: [],
  };
}

/** @param timeScale 1 is as long as with the carrier, 0 is all at once. */
export function createDelivery(options: {
  store: Store;
  clock: Clock;
  timeScale: number;
  seed: number;
}): Delivery {
  const { store, clock, timeScale, seed } = options;
  const charge = (message: Message) => store.accounts.charge(message.accountId, message.amountNanodollars);
  const courseFor = (now: number): Course => {
    const random: SeededRandom = seededRandom(seed, `message:${store.messages.nextOrdinal()}`);
    return planCourse(now, timeScale, random);
  };
  return {
    accept: (message) =>
      store.transaction((): Acceptance => {
        const now = clock();
        const course = courseFor(now);
        const outbound: Message = {
          ...recordOf(message, now),
          accountId: message.from.accountId,
          direction: "outbound",
          messageType: message.from.numberType,
          visibleAt: course.visibleAt,
          receipts: course.receipts,
        };
        if (store.accounts.balanceNanodollars(outbound.accountId) < outbound.amountNanodollars) {
          return { accepted: false, why: "insufficient funds" };
        }
        charge(outbound);
        store.messages.add(outbound);
        const recipient = store.accountNumbers.find(message.to);
        if (recipient?.messagingEnabled === true) {
          const inbound = inboundOf(outbound, recipient, course);
          charge(inbound);
          store.messages.add(inbound);
        }
        return { accepted: true, id: outbound.id };
      }),
  };
}
