import { type Answer, notOnAccount, type Operation } from "./operation.ts";

/** A number of the inventory is for sale again at once; any other is gone. */
export const releaseNumber: Operation<{ path: { id: string } }> = {
  operationId: "releaseNumber",
  run({ path }, { store, account, changes }) {
    const answer = store.transaction((): Answer => {
      if (store.accountNumbers.get(account.id, path.id) === undefined) return notOnAccount();
      store.accountNumbers.remove(path.id);
      return { status: 204 };
    });
    if (answer.status === 204) {
      store.availableNumbers.released(path.id);
      changes.tell("numbers");
    }
    return answer;
  },
};
