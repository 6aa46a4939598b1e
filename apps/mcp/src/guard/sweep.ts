import { endOverdue } from "./approval.ts";
import type { GuardContext } from "./context.ts";
import { overdue } from "./ledger/operations.ts";
import type { Sql } from "./ledger/sql.ts";
import { move } from "./move.ts";

/** Ends what nobody came back for: it holds no budget, and no text, any more. */
export async function sweep(sql: Sql, { account, now }: GuardContext): Promise<void> {
  const at = now();
  await endOverdue(sql, at);
  for (const left of await overdue(sql, account, "approved", at))
    await move(sql, left, "expired", at, { ended_at: at });
}
