import type { SeededRandom } from "../inventory/seeded-random.ts";
import type { Receipt } from "../store/messages.ts";

/** When what becomes of a message, decided when it is accepted. Times are milliseconds since 1970 UTC. */
export type Course = { visibleAt: number; deliveredAt: number; receipts: Receipt[] };

/** From, to: milliseconds after the message was accepted. Each receipt comes after the one before it. */
const VISIBLE = [300, 1000];
const SUBMITTED = [400, 900];
const BUFFERED = [900, 1500];
const DELIVERED = [1500, 5000];

/**
 * The life of a message that arrives.
 *
 * @param timeScale 1 is as long as with the carrier, 0 is all at once.
 */
export function planCourse(acceptedAt: number, timeScale: number, random: SeededRandom): Course {
  const moment = ([from = 0, to = 0]: readonly number[]) =>
    acceptedAt + Math.round((from + random.fraction() * (to - from)) * timeScale);
  const visibleAt = moment(VISIBLE);
  const submittedAt = moment(SUBMITTED);
  const bufferedAt = moment(BUFFERED);
  const deliveredAt = moment(DELIVERED);
  return {
    visibleAt,
    deliveredAt,
    receipts: [
      {
        level: 1,
        status: "smsc submit",
        statusCode: null,
        statusCodeDescription: "Message has been sent",
        arrivesAt: submittedAt,
      },
      {
        level: 2,
        status: "message buffered",
        statusCode: 1003,
        statusCodeDescription: "Message accepted by Carrier",
        arrivesAt: bufferedAt,
      },
      {
        level: 2,
        status: "delivered",
        // No source shows the code of this status.
        statusCode: null,
        statusCodeDescription: "Message delivered",
        arrivesAt: deliveredAt,
      },
    ],
  };
}
