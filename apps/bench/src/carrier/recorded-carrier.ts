import { z } from "zod";
import { recordedAnswerSchema } from "../servers/recorded-answer.ts";

/** What a carrier answers to everything that the measured tools ask. */
export const recordedCarrierSchema = z.object({
  /** The number that the answers are about, as it is in them: bought, and enabled for messages. */
  number: z.string(),
  /** The id of the message that was sent, as it is in the answer. */
  messageId: z.string(),
  /** A route of the account that the number does not have in `getNumber`. */
  routeId: z.string(),
  answers: z.object({
    searchAvailableNumbers: recordedAnswerSchema,
    purchaseNumber: recordedAnswerSchema,
    getNumber: recordedAnswerSchema,
    updatePrimaryRoute: recordedAnswerSchema,
    listRoutes: recordedAnswerSchema,
    listNumbers: recordedAnswerSchema,
    sendMessage: recordedAnswerSchema,
    /** Fifty inbound messages, and nobody says STOP. */
    listMessages: recordedAnswerSchema,
    /** Fifty more, and in one of them somebody does. */
    listOlderMessages: recordedAnswerSchema,
  }),
});
export type RecordedCarrier = z.infer<typeof recordedCarrierSchema>;
