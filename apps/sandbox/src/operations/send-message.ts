import { wireDigits } from "../request-values/number-digits.ts";
import { type Operation, refusal } from "./operation.ts";

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

export const sendMessage: Operation<Input> = {
  operationId: "sendMessage",
  run({ body }, { store, account, baseUrl, delivery }) {
    const message = "data" in body ? body.data.attributes : body;
    const from = store.accountNumbers.get(account.id, wireDigits(message.from));
    if (from === undefined) {
      return refusal(403, "The sending number is not on your account. Nothing was sent.", NOT_AUTHORIZED);
    }
    if (!from.messagingEnabled) {
      const detail = "The sending number is not enabled for messaging. Nothing was sent.";
      return refusal(403, detail, NOT_AUTHORIZED);
    }
    const mediaUrls = message.media_urls ?? [];
    const acceptance = delivery.accept({
      from,
      to: wireDigits(message.to),
      body: message.body ?? null,
      mediaUrls,
      isMms: mediaUrls.length > 0 || isTrue(message.is_mms),
      dlrCallback: message.dlr_callback ?? null,
    });
    if (!acceptance.accepted) {
      const detail = "The account's balance does not cover the price of the message. Nothing was sent.";
      return refusal(403, detail, "Insufficient Funds");
    }
    const { id } = acceptance;
    const links = { self: `${baseUrl}/v2.1/messages/${id}` };
    return { status: 202, body: { data: { id, links, type: "message" } } };
  },
};
