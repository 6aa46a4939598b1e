import { notOnAccount, type Operation } from "./operation.ts";
import { ownedNumberDocument } from "./owned-number.ts";

type Input = { path: { id: string } };

export const getNumber: Operation<Input> = {
  operationId: "getNumber",
  run({ path }, context) {
    const number = context.store.accountNumbers.get(context.account.id, path.id);
    if (number === undefined) return notOnAccount();
    return { status: 200, body: ownedNumberDocument(number, context) };
  },
};
