import { z } from "zod";
import { controlOperation, takesNothing } from "../control-operation.ts";
import { accountState, newAccount, newBalance } from "../schemas/accounts.ts";

export const accountOperations = [
  controlOperation({
    ...takesNothing,
    operationId: "listAccounts",
    method: "GET",
    path: "/accounts",
    summary: "List the accounts, with their keys, balances and callbacks",
    answer: z.array(accountState),
    call: (control) => control.listAccounts(),
  }),
  controlOperation({
    ...takesNothing,
    operationId: "addAccount",
    method: "POST",
    path: "/accounts",
    summary: "Add an account",
    status: 201,
    body: newAccount,
    answer: accountState,
    call: (control, { body }) => control.addAccount(body),
  }),
  controlOperation({
    ...takesNothing,
    operationId: "setBalance",
    method: "PATCH",
    path: "/accounts/{access_key}",
    summary: "Set the balance of an account",
    params: z.strictObject({ access_key: z.string() }),
    body: newBalance,
    answer: accountState,
    call: (control, { params, body }) => control.setBalance({ ...params, ...body }),
  }),
];
