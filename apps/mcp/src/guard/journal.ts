import { randomUUID } from "node:crypto";
import type { GuardContext } from "./context.ts";
import { keyOf } from "./dedupe.ts";
import type { Outcome, Step } from "./effect.ts";
import type { Operation } from "./guard.ts";
import type { Approval } from "./ledger/approvals.ts";
import * as ledger from "./ledger/operations.ts";
import { type Sql, together } from "./ledger/sql.ts";
import { countOperation, move, note } from "./move.ts";
import { LEASE_MS } from "./times.ts";

/** A step whose outcome is known without doing it, or that is in the ledger and may be done. */
export type Line<Data, Result> = { step: Step<Data> } & (
  | { outcome: Outcome<Result> }
  | { row: ledger.Operation }
);

/** A person's yes: to which question, and who gave it. */
export type Leave = { approvalId: string; by: string };

/** A step of which nothing is decided. */
export type Open<Data> = { step: Step<Data> };

export const isOpen = <Data, Result>(line: Line<Data, Result> | Open<Data>): line is Open<Data> =>
  !("outcome" in line) && !("row" in line);

/**
 * Writes down every step that is to be done, before the first one is: that one is `executing` from here on. Steps that
 * waited for this approval are in the ledger already.
 */
export async function journal<Data, Result>(
  sql: Sql,
  context: GuardContext,
  operation: Operation<Data, Result>,
  lines: readonly (Line<Data, Result> | Open<Data>)[],
  leave: Leave | undefined,
): Promise<Line<Data, Result>[]> {
  const allowed = leave === undefined ? [] : await ledger.ofApproval(sql, leave.approvalId);
  const first = lines.find(isOpen);
  const write = async (line: Line<Data, Result> | Open<Data>): Promise<Line<Data, Result>> => {
    if (!isOpen(line)) return line;
    const { step } = line;
    const key = keyOf(operation.tool, step);
    const waiting = allowed.find((row) => row.dedupe_key === key && row.state === "approved");
    const isFirst = line === first;
    const row =
      waiting === undefined
        ? await enter(sql, context, operation, step, {
            state: isFirst ? "executing" : "approved",
            by: leave?.by,
          })
        : await (isFirst ? begin : hold)(sql, context, waiting);
    if (row === undefined) throw new Error("an operation was moved inside a transaction");
    return { step, row };
  };
  return together(lines.map(write));
}

/**
 * From here on the carrier may be called for it, by this process. Undefined: its time has gone by, or it was taken out
 * of the journal, and it must not be done.
 */
export async function begin(
  sql: Sql,
  { owner, now }: GuardContext,
  row: ledger.Operation,
): Promise<ledger.Operation | undefined> {
  const at = now();
  const times = { owner, started_at: at, good_until: at + LEASE_MS };
  const begun = await move(sql, row, "executing", at, times);
  return begun ? { ...row, ...times, state: "executing" } : undefined;
}

/** Its turn comes later in this call. */
async function hold(
  sql: Sql,
  { owner, now }: GuardContext,
  row: ledger.Operation,
): Promise<ledger.Operation> {
  const lease = { owner, good_until: now() + LEASE_MS };
  await ledger.change(sql, row, ["approved"], lease);
  return { ...row, ...lease };
}

type Entry =
  | { state: "awaiting_approval"; approval: Approval }
  | { state: "approved" | "executing"; by: string | undefined };

/** A new row, counted against its budget. */
export async function enter<Data, Result>(
  sql: Sql,
  { account, owner, rules, now }: GuardContext,
  { tool, effect, caller }: Operation<Data, Result>,
  step: Step<Data>,
  entry: Entry,
): Promise<ledger.Operation> {
  const { state } = entry;
  const approval = entry.state === "awaiting_approval" ? entry.approval : undefined;
  const at = now();
  const row = {
    id: randomUUID(),
    account,
    effect,
    tool,
    caller: caller.name,
    subject: caller.subject,
    dedupe_key: keyOf(tool, step),
    what: step.record,
    target: step.target,
    units: 1,
    nanodollars: step.costNanodollars,
    state,
    approval_id: approval?.id ?? null,
    // What waits for a person is nobody's: no process keeps it alive.
    owner: approval === undefined ? owner : "",
    good_until: approval?.good_until ?? at + LEASE_MS,
    created_at: at,
    counted_at: at,
    started_at: state === "executing" ? at : null,
  };
  await together([
    ledger.add(sql, { ...row, body: rules.keepBodies ? (step.body ?? null) : null }),
    countOperation(sql, row, 1),
    note(sql, row, state, at, entry.state === "awaiting_approval" ? {} : { approval: entry.by }),
  ]);
  return { ...row, result: null, reason: null, ended_at: null };
}
