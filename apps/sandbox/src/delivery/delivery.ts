import type { Clock } from "../clock/clock.ts";
import { seededRandom } from "../inventory/seeded-random.ts";
import type { AccountNumber } from "../store/account-numbers.ts";
import type { Message } from "../store/messages.ts";
import type { Store } from "../store/store.ts";
import { type Course, planCourse } from "./course.ts";
import { type Destiny, destinyOf } from "./magic-numbers.ts";
import { type Content, inboundRecord, outboundRecord } from "./message-record.ts";

/** A message whose sender may send it. */
export type OutboundMessage = {
  from: AccountNumber;
  to: string;
  content: Content;
  dlrCallback: string | null;
};

export type Acceptance = { accepted: true; id: string } | { accepted: false; why: "insufficient funds" };

export type Delivery = {
  /** Charges for the message and writes down everything that will become of it. */
  accept(message: OutboundMessage): Acceptance;
  /** A message from outside arrives at a number of an account, now. @returns its id. */
  receive(from: string, to: AccountNumber, content: Content): string;
  /** A text that was sent or received before, free of charge and without webhooks. @returns its id. */
  putIn(past: PastText): string;
};

export type PastText = {
  direction: "inbound" | "outbound";
  /** The account's number. */
  own: AccountNumber;
  other: string;
  body: string;
  at: number;
};

export type DeliveryOptions = {
  store: Store;
  clock: Clock;
  /** 1 is as long as with the carrier, 0 is all at once. */
  timeScale: number;
  /** Asked for each message: a reset can change it. */
  seed: () => number;
  /** Told when a message was written down. */
  onMessage: () => void;
};

/** What the recipient says back, where it is one that does. */
function answerOf(destiny: Destiny, content: Content): Content {
  return destiny === "answers STOP" ? { body: "STOP", isMms: false, media: [] } : content;
}

export function createDelivery({ store, clock, timeScale, seed, onMessage }: DeliveryOptions): Delivery {
  const courseFor = (now: number, destiny: Destiny): Course => {
    const random = seededRandom(seed(), `message:${store.messages.nextOrdinal()}`);
    return planCourse(now, timeScale, random, destiny);
  };
  const write = (message: Message) => {
    const kind = `${message.direction}_${message.isMms ? "mms" : "sms"}` as const;
    store.accounts.charge(message.accountId, {
      kind,
      nanodollars: message.amountNanodollars,
      at: message.sentAt,
    });
    store.messages.add(message);
  };
  const writeOutbound = (message: Message) => {
    write(message);
    const { accountId, id: messageId } = message;
    const product = message.isMms ? "mms_dlr" : "sms_dlr";
    message.receipts.forEach(({ arrivesAt }, receiptPosition) => {
      store.webhooks.schedule({ accountId, product, messageId, receiptPosition, happensAt: arrivesAt });
    });
  };
  const writeInbound = (message: Message) => {
    write(message);
    const { accountId, id: messageId, visibleAt } = message;
    const product = message.isMms ? "mms" : "sms";
    store.webhooks.schedule({
      accountId,
      product,
      messageId,
      receiptPosition: null,
      happensAt: visibleAt,
    });
  };
  const accept = ({ from, to, content, dlrCallback }: OutboundMessage): Acceptance => {
    const now = clock();
    const destiny = destinyOf(to);
    const course = courseFor(now, destiny);
    const { visibleAt, receipts, deliveredAt, answeredAt } = course;
    const outbound = outboundRecord(from, to, content, { acceptedAt: now, visibleAt, receipts, dlrCallback });
    if (store.accounts.balanceNanodollars(outbound.accountId) < outbound.amountNanodollars) {
      return { accepted: false, why: "insufficient funds" };
    }
    writeOutbound(outbound);
    const recipient = store.accountNumbers.find(to);
    if (recipient?.messagingEnabled === true && deliveredAt !== undefined) {
      writeInbound(inboundRecord(from.value, recipient, content, deliveredAt));
    }
    if (answeredAt !== undefined) {
      writeInbound(inboundRecord(to, from, answerOf(destiny, content), answeredAt));
    }
    return { accepted: true, id: outbound.id };
  };
  const putIn = ({ direction, own, other, body, at }: PastText): string => {
    const content = { body, isMms: false, media: [] };
    const life = { acceptedAt: at, visibleAt: at, dlrCallback: null };
    const { receipts } = planCourse(at, 0, seededRandom(seed(), "past"), "delivered");
    const message =
      direction === "inbound"
        ? inboundRecord(other, own, content, at)
        : outboundRecord(own, other, content, { ...life, receipts });
    store.messages.add(message);
    return message.id;
  };
  return {
    putIn,
    accept: (message) => {
      const acceptance = store.transaction(() => accept(message));
      if (acceptance.accepted) onMessage();
      return acceptance;
    },
    receive: (from, to, content) => {
      const message = inboundRecord(from, to, content, clock());
      store.transaction(() => writeInbound(message));
      onMessage();
      return message.id;
    },
  };
}
