import { mediaRecords } from "../delivery/media-records.ts";
import { accessKeysIn } from "./accounts.ts";
import { ControlError, type SandboxControl } from "./control.ts";
import type { ControlContext } from "./control-context.ts";
import { fetchedFrom } from "./given-media.ts";
import { NANP_NUMBER, WORLD_NUMBER } from "./number-forms.ts";
import { pageOf } from "./page.ts";
import type { MessageState } from "./shapes.ts";
import { showMessage } from "./show.ts";

function messageBy(id: string, { store, baseUrl }: ControlContext): MessageState {
  const message = store.messages.find(id);
  if (message === undefined) throw new ControlError(404, "There is no such message.");
  return showMessage(message, accessKeysIn(store)(message.accountId), baseUrl());
}

export function messageControl(
  context: ControlContext,
): Pick<SandboxControl, "listAllMessages" | "receiveMessage"> {
  const { store, clock, delivery, baseUrl } = context;
  return {
    listAllMessages: (page) => {
      const accessKey = accessKeysIn(store);
      return store.messages
        .recent(clock.now(), pageOf(page))
        .map((message) => showMessage(message, accessKey(message.accountId), baseUrl()));
    },
    receiveMessage: ({ from, to, body, media = [] }) => {
      const refuse = (why: string) => new ControlError(422, `${why} Nothing was received.`);
      if (body !== undefined && typeof body !== "string") throw refuse("body must be a text.");
      if (!WORLD_NUMBER.test(from))
        throw refuse("from must be the digits of a number, with its country code.");
      if (!NANP_NUMBER.test(to)) throw refuse("to must be eleven digits with country code 1.");
      if ((body === undefined || body === "") && media.length === 0)
        throw refuse("body or media must be given.");
      const number = store.accountNumbers.find(to);
      if (number === undefined) throw refuse("to is not a number of an account.");
      if (!number.messagingEnabled) throw refuse("to is not enabled for messages.");
      const files = mediaRecords(media.map(fetchedFrom));
      const content = {
        body: body === undefined || body === "" ? null : body,
        isMms: files.length > 0,
        media: files,
      };
      return messageBy(delivery.receive(from, number, content), context);
    },
  };
}
