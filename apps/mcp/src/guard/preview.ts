import { notCounted, obstacleTo, overBudgetBy } from "./admit.ts";
import { digestOf } from "./approval.ts";
import { type Usage, usageOf } from "./budget.ts";
import type { GuardContext } from "./context.ts";
import type { Step } from "./effect.ts";
import { isUndone } from "./find-out.ts";
import type { Operation } from "./guard.ts";
import { openFor } from "./ledger/approvals.ts";
import type { Sql } from "./ledger/sql.ts";
import { modeOf } from "./policy.ts";
import { recipientRefusal } from "./recipients/may-message.ts";
import { deniedByPolicy, equalOfAnother, stillUnknown } from "./words.ts";

/** What would become of a plan now. */
export type Preview = {
  would: string[];
  costNanodollars: number;
  /** `done_before`: an equal call was made, or is under way, and nothing would be done. */
  verdict: "goes_ahead" | "asks_a_person" | "refused" | "done_before";
  reason?: string;
  usage: Usage;
};

/** Takes every decision of the way through the guard, and none of its steps. */
export async function preview<Data, Result>(
  context: GuardContext,
  operation: Operation<Data, Result>,
): Promise<Preview> {
  const { plan, effect } = operation;
  const { subject } = operation.caller;
  const { rules, account, now } = context;
  const database = await context.ledgerToRead();
  const steps: typeof plan.steps = [];
  let standsInTheWay: Pick<Preview, "verdict" | "reason"> = { verdict: "done_before" };
  let perhapsDone = false;
  for (const step of plan.steps) {
    const found = await inTheWayOf(database, context, operation, step);
    perhapsDone ||= found === "perhaps done";
    if (found === undefined || found === "perhaps done") steps.push(step);
    else standsInTheWay = found;
  }
  return {
    would: steps.map(({ what }) => what),
    costNanodollars: steps.reduce((sum, { costNanodollars }) => sum + costNanodollars, 0),
    ...(steps.length === 0 && plan.steps.length > 0
      ? standsInTheWay
      : await verdictOn(database, context, operation, steps, perhapsDone)),
    usage: await usageOf(database, { account, subject, effect }, rules, now()),
  };
}

async function inTheWayOf<Data, Result>(
  sql: Sql,
  context: GuardContext,
  operation: Operation<Data, Result>,
  step: Step<Data>,
): Promise<Pick<Preview, "verdict" | "reason"> | "perhaps done" | undefined> {
  const cleared = new Set<string>();
  for (;;) {
    const obstacle = await obstacleTo(sql, context, operation, step, { cleared });
    if (obstacle === undefined) return undefined;
    const { id, subject, started_at, created_at } = obstacle.operation;
    if (obstacle.kind === "to check" && (await isUndone(context, obstacle.operation))) cleared.add(id);
    else if (obstacle.kind === "unknown" && operation.repeat) return "perhaps done";
    else if (obstacle.kind === "unknown")
      return { verdict: "refused", reason: stillUnknown(started_at ?? created_at, operation.check(step)) };
    else
      return {
        verdict: "done_before",
        ...(subject === operation.caller.subject ? {} : { reason: equalOfAnother }),
      };
  }
}

async function verdictOn<Data, Result>(
  sql: Sql,
  context: GuardContext,
  operation: Operation<Data, Result>,
  steps: Step<Data>[],
  perhapsDone: boolean,
): Promise<Pick<Preview, "verdict" | "reason">> {
  const { effect, plan, caller } = operation;
  const { policy } = context.rules;
  const mode = modeOf(policy, effect);
  if (mode === "deny") return { verdict: "refused", reason: deniedByPolicy(policy, effect) };
  for (const { to } of steps) {
    const reason = to === undefined ? undefined : await recipientRefusal(sql, context, to);
    if (reason !== undefined) return { verdict: "refused", reason };
  }
  const asks = mode === "confirm" || perhapsDone;
  const rest = { ...plan, steps };
  const open = asks
    ? await openFor(
        sql,
        { account: context.account, subject: caller.subject, digest: digestOf(operation.tool, rest) },
        context.now(),
      )
    : undefined;
  const reason = await overBudgetBy(sql, context, operation, await notCounted(sql, operation, rest, open));
  if (reason !== undefined) return { verdict: "refused", reason };
  return { verdict: asks && open?.state !== "approved" ? "asks_a_person" : "goes_ahead" };
}
