import { contentLimitBytes, mediaRecords } from "../delivery/media-records.ts";
import type { FetchedMedia } from "../media/fetch-media.ts";
import { MESSAGE_LIMIT_BYTES } from "../media/file-problem.ts";
import { wireDigits } from "../request-values/number-digits.ts";
import type { AccountNumber } from "../store/account-numbers.ts";
import { type Answer, type Operation, type OperationContext, refusal } from "./operation.ts";

type Attributes = {
  to: string;
  from: string;
  body?: string;
  media_urls?: string[];
  is_mms?: boolean | string;
  dlr_callback?: string;
};

type Input = { body: { data: { attributes: Attributes } } | Attributes };

const NOT_AUTHORIZED = "ActionNotAuthorizedError";

/** Official examples send the words "true" and "false". */
const isTrue = (value: boolean | string | undefined) => value === true || value === "true";

function accept(
  from: AccountNumber,
  message: Attributes,
  media: readonly FetchedMedia[],
  { baseUrl, delivery }: OperationContext,
): Answer {
  const acceptance = delivery.accept({
    from,
    to: wireDigits(message.to),
    content: {
      body: message.body ?? null,
      isMms: media.length > 0 || isTrue(message.is_mms),
      media: mediaRecords(media),
    },
    dlrCallback: message.dlr_callback ?? null,
  });
  if (!acceptance.accepted) {
    const detail = "The account's balance does not cover the price of the message. Nothing was sent.";
    return refusal(403, detail, "Insufficient Funds");
  }
  const { id } = acceptance;
  const links = { self: `${baseUrl}/v2.1/messages/${id}` };
  return { status: 202, body: { data: { id, links, type: "message" } } };
}

/** The carrier fetches media before it accepts the message. */
async function fetchAndAccept(
  message: Attributes,
  urls: readonly string[],
  context: OperationContext,
): Promise<Answer> {
  const fetched = await context.media.fetchAll(urls, contentLimitBytes(message.body ?? ""));
  if ("problem" in fetched) return refusal(422, fetched.problem);
  // Meanwhile the number can have been released.
  const sender = senderOf(message, context);
  return "refused" in sender ? sender.refused : accept(sender.from, message, fetched.media, context);
}

/** The number that a message is sent from, if the account may send from it. */
function senderOf(
  message: Attributes,
  { store, account }: OperationContext,
): { from: AccountNumber } | { refused: Answer } {
  const from = store.accountNumbers.get(account.id, wireDigits(message.from));
  const refused = (detail: string) => ({
    refused: refusal(403, `${detail} Nothing was sent.`, NOT_AUTHORIZED),
  });
  if (from === undefined) return refused("The sending number is not on your account.");
  if (!from.messagingEnabled) return refused("The sending number is not enabled for messaging.");
  return { from };
}

export const sendMessage: Operation<Input> = {
  operationId: "sendMessage",
  run({ body }, context) {
    const message = "data" in body ? body.data.attributes : body;
    const sender = senderOf(message, context);
    if ("refused" in sender) return sender.refused;
    const urls = message.media_urls ?? [];
    const isMms = urls.length > 0 || isTrue(message.is_mms);
    if (isMms && contentLimitBytes(message.body ?? "") < 0) {
      return refusal(422, `The text alone is over ${MESSAGE_LIMIT_BYTES} byte limit. Nothing was sent.`);
    }
    return urls.length === 0
      ? accept(sender.from, message, [], context)
      : fetchAndAccept(message, urls, context);
  },
};
