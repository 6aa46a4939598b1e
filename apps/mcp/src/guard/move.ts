import { append } from "./ledger/audit.ts";
import { type Change, change, type Operation, type State } from "./ledger/operations.ts";
import { type Sql, together } from "./ledger/sql.ts";
import { count } from "./ledger/totals.ts";

const COUNTS: ReadonlySet<State> = new Set([
  "awaiting_approval",
  "approved",
  "executing",
  "succeeded",
  "unknown",
]);

/** Whether an operation in this state counts against its budget. */
export const counts = (state: State): boolean => COUNTS.has(state);

/** What the audit tells beside the operation itself: who allowed it, and why it came to this. */
export type Remark = { approval?: string | undefined; detail?: string | undefined };

/**
 * Takes an operation to another state, keeps the budget right, and says so in the audit: all of it in one transaction,
 * or none. False if another process has moved it since it was read.
 */
export async function move(
  sql: Sql,
  operation: Operation,
  state: State,
  at: number,
  values: Omit<Change, "state"> = {},
  remark: Remark = {},
): Promise<boolean> {
  if (!(await change(sql, operation, [operation.state], { ...values, state }))) return false;
  const isOtherwise = counts(operation.state) !== counts(state);
  await together([
    ...(isOtherwise ? [countOperation(sql, operation, counts(state) ? 1 : -1)] : []),
    note(sql, operation, state, at, remark),
  ]);
  return true;
}

/** Counts an operation against the account's budget and its caller's, or gives back what was counted. */
export async function countOperation(
  sql: Sql,
  {
    account,
    subject,
    effect,
    counted_at,
    units,
    nanodollars,
  }: Omit<Operation, "result" | "reason" | "ended_at">,
  times: 1 | -1,
): Promise<void> {
  await count(
    sql,
    { account, subject, effect, at: counted_at },
    { units: units * times, nanodollars: nanodollars * times },
  );
}

/** Writes into the audit what an operation has come to. */
export async function note(
  sql: Sql,
  operation: Omit<Operation, "result" | "reason" | "ended_at">,
  state: State,
  at: number,
  { approval, detail }: Remark = {},
): Promise<void> {
  const { id, account, tool, effect, caller, subject, what, units, nanodollars } = operation;
  await append(sql, {
    at,
    account,
    operation_id: id,
    tool,
    effect,
    caller,
    subject,
    what,
    state,
    units,
    nanodollars,
    approval: approval ?? null,
    detail: detail ?? null,
  });
}
