import { isResource } from "../answer/shape.ts";
import { type Flat, flat, type Lenient, type Schemas } from "./flat.ts";
import type { Plain } from "./plain.ts";

/**
 * One media file of an MMS.
 *
 * @interface
 */
export type Media = Flat<Schemas["Media"]>;
/**
 * What the network said about a message at one time.
 *
 * @interface
 */
export type DeliveryReceipt = Plain<Schemas["DeliveryReceipt"]>;
/**
 * A message detail record (MDR) with its delivery receipts and, of an MMS, its media.
 *
 * @interface
 */
export type Message = Plain<
  Flat<Schemas["Message"]> & {
    /** The media files; empty for an SMS. */
    media: Media[];
  }
>;
/**
 * A message to send. It needs a `body`, `media_urls`, or both.
 *
 * @interface
 */
export type MessageToSend = Plain<
  Lenient<Omit<Schemas["MessageToSend"], "is_mms">> & {
    /** Send a text without media as an MMS. */
    is_mms?: boolean | undefined;
  }
>;
/**
 * A message that was accepted for delivery.
 *
 * @interface
 */
export type AcceptedMessage = Plain<Pick<Schemas["AcceptedMessageDocument"]["data"], "id">>;

export function message(
  { id, attributes, relationships }: Schemas["Message"],
  { included }: { included?: Schemas["Media"][] },
): Message {
  const references = relationships?.media?.data ?? [];
  return {
    id,
    ...attributes,
    media: references.flatMap((reference) => {
      const found = included?.find((resource) => isResource(resource) && resource.id === reference.id);
      return found === undefined ? [] : [flat(found)];
    }),
  };
}
