import type { SeededRandom } from "../inventory/seeded-random.ts";
import type { Receipt } from "../store/messages.ts";
import type { Destiny } from "./magic-numbers.ts";

/** When what becomes of a message, decided when it is accepted. Times are milliseconds since 1970 UTC. */
export type Course = {
  visibleAt: number;
  /** Undefined for a message that never arrives. */
  deliveredAt: number | undefined;
  /** When an answer arrives, from a recipient that gives one. */
  answeredAt: number | undefined;
  receipts: Receipt[];
};

/** From, to: milliseconds after the message was accepted. Each receipt comes after the one before it. */
const VISIBLE = [300, 1000];
const SUBMITTED = [400, 900];
const BUFFERED = [900, 1500];
const DELIVERED = [1500, 5000];
/** After the delivery. */
const ANSWERED = [500, 2000];

// No source shows the words of a failure, or the code of any status but one.
const submitted = (arrivesAt: number): Receipt => ({
  level: 1,
  status: "smsc submit",
  statusCode: null,
  statusCodeDescription: "Message has been sent",
  arrivesAt,
});
const buffered = (arrivesAt: number): Receipt => ({
  level: 2,
  status: "message buffered",
  statusCode: 1003,
  statusCodeDescription: "Message accepted by Carrier",
  arrivesAt,
});
const delivered = (arrivesAt: number): Receipt => ({
  level: 2,
  status: "delivered",
  statusCode: null,
  statusCodeDescription: "Message delivered",
  arrivesAt,
});
const failed = (level: 1 | 2, statusCodeDescription: string, arrivesAt: number): Receipt => ({
  level,
  status: "failed",
  statusCode: null,
  statusCodeDescription,
  arrivesAt,
});

/**
 * The life of a message.
 *
 * @param timeScale 1 is as long as with the carrier, 0 is all at once.
 */
export function planCourse(
  acceptedAt: number,
  timeScale: number,
  random: SeededRandom,
  destiny: Destiny,
): Course {
  const moment = ([from = 0, to = 0]: readonly number[], after = acceptedAt) =>
    after + Math.round((from + random.fraction() * (to - from)) * timeScale);
  // All are drawn whatever becomes of it, so that the timing of a message depends on the seed alone.
  const visibleAt = moment(VISIBLE);
  const submittedAt = moment(SUBMITTED);
  const bufferedAt = moment(BUFFERED);
  const deliveredAt = moment(DELIVERED);
  const sent = [submitted(submittedAt), buffered(bufferedAt)];
  const lost = { visibleAt, deliveredAt: undefined, answeredAt: undefined };
  switch (destiny) {
    case "failed at level 1":
      return { ...lost, receipts: [failed(1, "Message could not be sent", submittedAt)] };
    case "failed at level 2":
      return { ...lost, receipts: [...sent, failed(2, "Message could not be delivered", deliveredAt)] };
    case "stays buffered":
      return { ...lost, receipts: sent };
    case "delivered":
    case "answers STOP":
    case "echoes":
      return {
        visibleAt,
        deliveredAt,
        answeredAt: destiny === "delivered" ? undefined : moment(ANSWERED, deliveredAt),
        receipts: [...sent, delivered(deliveredAt)],
      };
  }
}
