import type { Call } from "../answer/call.ts";
import type { List } from "../answer/list.ts";
import { documentOf, holdsOne, holdsPage, isIdentified, isResource } from "../answer/shape.ts";
import { FlowrouteInputError } from "../errors/failed.ts";
import { parseNanp, parseRecipient } from "../phone-number.ts";
import { given } from "../request/given.ts";
import type { RequestOptions } from "../request/send.ts";
import type { Lenient, QueryOf, Schemas } from "../resources/flat.ts";
import { type AcceptedMessage, type Message, type MessageToSend, message } from "../resources/message.ts";
import type { Perform } from "./perform.ts";

/**
 * The query of `messages.list`: from when to when, and which page.
 *
 * @interface
 */
export type ListMessagesParams = Lenient<QueryOf<"listMessages">>;

/**
 * Messages of the account. Every method rejects with a {@link FlowrouteError}; below stand those that say something of
 * this method.
 */
export interface Messages {
  /**
   * Sends an SMS or MMS (sendMessage); each segment is charged. `from` and `to` may be written `2065550123`,
   * `12065550123`, `+12065550123` or `+1 (206) 555-0123`; `to` may also be international, with its plus. There is
   * no idempotency key: after an error with outcome `unknown`, look with `list` before sending again. It waits for its
   * turn under the carrier's limits first.
   *
   * @example
   * ```ts
   * import { createFlowroute } from "flowroute-client";
   *
   * const { messages } = createFlowroute();
   * const { id } = await messages.send({
   *   from: "+1 206 555 0123",
   *   to: "+1 206 555 0142",
   *   body: "Your table is ready.",
   * });
   * console.log(id);
   * ```
   *
   * @param message From whom, to whom, and a `body`, `media_urls`, or both.
   * @param options Options of this call.
   * @throws {@link FlowrouteInputError} if a number is none, or there is neither body nor media.
   * @throws {@link FlowroutePermissionError} if `from` is not the account's, or may not send.
   * @throws {@link FlowrouteInvalidRequestError} if the carrier does not take a value; `fields` says which.
   * @throws {@link FlowrouteRateLimitError} if the account sent too many in this second, from elsewhere too.
   */
  send(message: MessageToSend, options?: RequestOptions): Call<AcceptedMessage>;
  /**
   * Lists message detail records, newest first (listMessages). Dates are UTC: `2026-11-02` or `2026-11-02T16:00:00Z`.
   *
   * @param params The period; `start_date` is needed.
   * @param options Options of this call.
   * @throws {@link FlowrouteInvalidRequestError} if the carrier does not take a date.
   */
  list(params: ListMessagesParams, options?: RequestOptions): List<Message, ListMessagesParams>;
  /**
   * Looks up one record (getMessage). It appears some seconds after the send; until then the answer is a 404.
   *
   * @param id The message's id, as `send` and `list` give it: `mdr2-` and 32 hexadecimal digits.
   * @param options Options of this call.
   * @throws {@link FlowrouteNotFoundError} if there is no such message on the account, or not yet.
   */
  get(id: string, options?: RequestOptions): Call<Message>;
}

const anAcceptedMessage = holdsOne(isIdentified);
const aMessage = holdsOne(isResource);
const aPageOfMessages = holdsPage(isResource);

export function messagesOperations({ core, call, list }: Perform): Messages {
  return {
    send: (toSend, options) =>
      call(
        "sendMessage",
        options,
        (attempt) =>
          core.POST("/v2.1/messages", {
            ...attempt,
            body: { data: { type: "message", attributes: onTheWire(toSend) } },
          }),
        (accepted) => ({ id: documentOf(accepted, anAcceptedMessage).data.id }),
        toSend?.is_mms || toSend?.media_urls?.length ? "mms" : "sms",
      ),

    list: (asked, options) =>
      list(
        "listMessages",
        asked,
        options,
        (request) => core.GET("/v2.1/messages", { ...request }),
        aPageOfMessages,
        message,
      ),

    get: (id, options) =>
      call(
        "getMessage",
        options,
        (attempt) => core.GET("/v2.1/messages/{id}", { ...attempt, params: { path: { id } } }),
        (accepted) => {
          const document = documentOf(accepted, aMessage);
          return message(document.data, document);
        },
      ),
  };
}

function onTheWire(toSend: MessageToSend): Schemas["MessageToSend"] {
  if (!toSend.body && !toSend.media_urls?.length) {
    throw new FlowrouteInputError("A message needs a body, media_urls, or both.");
  }
  return given<Schemas["MessageToSend"]>({
    ...toSend,
    to: parseRecipient(toSend.to, 'The number in "to"'),
    from: parseNanp(toSend.from, 'The number in "from"').wire,
  });
}
