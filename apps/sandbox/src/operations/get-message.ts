import { includedMedia, messageResource } from "../resources/message.ts";
import { notOnAccount, type Operation } from "./operation.ts";

type Input = { path: { id: string } };

export const getMessage: Operation<Input> = {
  operationId: "getMessage",
  run({ path }, { store, account, clock, baseUrl }) {
    const message = store.messages.get(account.id, path.id, clock());
    if (message === undefined) return notOnAccount();
    const data = messageResource(message);
    const included = includedMedia([message], baseUrl);
    return { status: 200, body: included === undefined ? { data } : { data, included } };
  },
};
