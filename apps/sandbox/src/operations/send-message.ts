import { contentLimitBytes, mediaRecords } from "../delivery/media-records.ts";
import { wireDigits } from "../request-values/number-digits.ts";
import type { FetchedMedia } from "../media/fetch-media.ts";
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
  from: AccountNumber,
  message: Attributes,
  urls: readonly string[],
  context: OperationContext,
): Promise<Answer> {
  const fetched = await context.media.fetchAll(urls, contentLimitBytes(message.body ?? ""));
  if ("problem" in fetched) return refusal(422, fetched.problem);
  return accept(from, message, fetched.media, context);
}

export const sendMessage: Operation<Input> = {
  operationId: "sendMessage",
  run({ body }, context) {
    const { store, account } = context;
    const message = "data" in body ? body.data.attributes : body;
    const from = store.accountNumbers.get(account.id, wireDigits(message.from));
    if (from === undefined) {
      return refusal(403, "The sending number is not on your account. Nothing was sent.", NOT_AUTHORIZED);
    }
    if (!from.messagingEnabled) {
      const detail = "The sending number is not enabled for messaging. Nothing was sent.";
      return refusal(403, detail, NOT_AUTHORIZED);
    }
    const urls = message.media_urls ?? [];
    return urls.length === 0 ? accept(from, message, [], context) : fetchAndAccept(from, message, urls, context);
  },
};
