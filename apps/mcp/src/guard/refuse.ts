import type { GuardContext } from "./context.ts";
import type { Step } from "./effect.ts";
import type { Operation } from "./guard.ts";
import { append } from "./ledger/audit.ts";
import { type Sql, together } from "./ledger/sql.ts";

/** Writes into the audit what was not let through, and why. It is no operation: nothing was reserved for it. */
export async function noteRefused<Data, Result>(
  sql: Sql,
  { account, now }: GuardContext,
  { tool, effect, caller }: Operation<Data, Result>,
  steps: readonly Step<Data>[],
  reason: string,
): Promise<void> {
  await together(
    steps.map(({ record, costNanodollars }) =>
      append(sql, {
        at: now(),
        account,
        operation_id: null,
        tool,
        effect,
        caller: caller.name,
        subject: caller.subject,
        what: record,
        state: "refused",
        units: 1,
        nanodollars: costNanodollars,
        approval: null,
        detail: reason,
      }),
    ),
  );
}
