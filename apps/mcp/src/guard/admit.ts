import { type Answer, askFor, decline, digestOf, grant, type Question, questionOf } from "./approval.ts";
import { resetOf, shortfallOf, usagesOf } from "./budget.ts";
import type { GuardContext } from "./context.ts";
import { keyOf, type Obstacle, obstacleOf } from "./dedupe.ts";
import type { Outcome, Plan, Step } from "./effect.ts";
import type { Operation } from "./guard.ts";
import { enter, isOpen, journal, type Leave, type Line, type Open } from "./journal.ts";
import * as approvals from "./ledger/approvals.ts";
import * as ledger from "./ledger/operations.ts";
import { type Sql, together } from "./ledger/sql.ts";
import { counts } from "./move.ts";
import { modeOf } from "./policy.ts";
import { recipientRefusal } from "./recipients/may-message.ts";
import { noteRefused } from "./refuse.ts";
import { sweep } from "./sweep.ts";
import { who } from "./who.ts";
import { aPersonHasTo, declined, mayBeTwice, overBudget } from "./words.ts";

export type Admission<Data, Result> =
  /** Something has to be waited for or looked into first; then it is tried again. */
  | { kind: "obstacle"; obstacle: Obstacle; step: Step<Data> }
  | { kind: "refused"; reason: string }
  | { kind: "asks"; question: Question }
  /** Everything is in the ledger, and the first step that is to be done is `executing`. */
  | { kind: "admitted"; lines: Line<Data, Result>[] };

/** What was looked into on the way here. */
export type Looked<Result> = {
  /** Operations that do not stand in the way any more. */
  cleared: Set<string>;
  /** Steps that are not done now, by their key, and what to say of them. */
  outcomes: Map<string, Outcome<Result>>;
  /** Keys of steps that may have been done before: to do them again, a person has to agree. */
  perhapsDone: Set<string>;
};

/** The whole decision, in one transaction: dedupe, policy, budget, approval, journal. */
export async function admit<Data, Result>(
  sql: Sql,
  context: GuardContext,
  operation: Operation<Data, Result>,
  looked: Looked<Result>,
): Promise<Admission<Data, Result>> {
  const { tool, effect, plan } = operation;
  const { account } = context;
  const { subject } = operation.caller;
  const lines: (Line<Data, Result> | Open<Data>)[] = [];
  const found = await together(
    plan.steps.map(async (step) => {
      const outcome = looked.outcomes.get(keyOf(tool, step));
      if (outcome !== undefined) return { step, outcome };
      return { step, obstacle: await obstacleTo(sql, context, operation, step, looked) };
    }),
  );
  for (const { step, outcome, obstacle } of found) {
    if (outcome !== undefined) lines.push({ step, outcome });
    else if (obstacle === undefined) lines.push({ step });
    else if (obstacle.kind === "done")
      lines.push({ step, outcome: doneBefore(operation, obstacle.operation, keptBy(obstacle.operation)) });
    else return { kind: "obstacle", obstacle, step };
  }
  const steps = lines.filter(isOpen).map(({ step }) => step);
  const rest = { ...plan, steps };

  for (const { to } of steps) {
    const reason = to === undefined ? undefined : await recipientRefusal(sql, context, to);
    if (reason !== undefined) return refuse(sql, context, operation, steps, reason);
  }

  const perhapsDone = steps.some((step) => looked.perhapsDone.has(keyOf(tool, step)));
  const needsLeave = steps.length > 0 && (perhapsDone || modeOf(context.rules.policy, effect) === "confirm");
  if (needsLeave) await sweep(sql, context);
  const open = needsLeave
    ? await approvals.openFor(sql, { account, subject, digest: digestOf(tool, rest) }, context.now())
    : undefined;
  const counted = await notCounted(sql, operation, rest, open);
  let reason = await overBudgetBy(sql, context, operation, counted);
  if (reason !== undefined && !needsLeave) {
    await sweep(sql, context);
    reason = await overBudgetBy(sql, context, operation, counted);
  }
  if (reason !== undefined) return refuse(sql, context, operation, steps, reason);

  if (!needsLeave)
    return { kind: "admitted", lines: await journal(sql, context, operation, lines, undefined) };
  const question = perhapsDone ? `${questionOf(rest)}\n${mayBeTwice}` : questionOf(rest);
  const leave = await leaveFor(sql, context, operation, rest, question, open);
  if (leave.kind !== "given") return leave;
  return { kind: "admitted", lines: await journal(sql, context, operation, lines, leave.leave) };
}

async function refuse<Data, Result>(
  sql: Sql,
  context: GuardContext,
  operation: Operation<Data, Result>,
  steps: readonly Step<Data>[],
  reason: string,
): Promise<{ kind: "refused"; reason: string }> {
  await noteRefused(sql, context, operation, steps, reason);
  return { kind: "refused", reason };
}

/** The steps that have no part of the budget yet: those that wait for this approval have theirs. */
export async function notCounted<Data, Result>(
  sql: Sql,
  { tool }: Operation<Data, Result>,
  plan: Plan<Data>,
  approval: approvals.Approval | undefined,
): Promise<Plan<Data>> {
  if (approval === undefined) return plan;
  const rows = (await ledger.ofApproval(sql, approval.id)).filter(({ state }) => counts(state));
  const keys = new Set(rows.map(({ dedupe_key }) => dedupe_key));
  return { ...plan, steps: plan.steps.filter((step) => !keys.has(keyOf(tool, step))) };
}

/** What stands in the way of a step now. */
export async function obstacleTo<Data, Result>(
  sql: Sql,
  { account, rules, now, isGone }: GuardContext,
  { tool, again, repeat }: Operation<Data, Result>,
  step: Step<Data>,
  { cleared }: Pick<Looked<Result>, "cleared">,
): Promise<Obstacle | undefined> {
  const operations = await ledger.ofKey(sql, account, keyOf(tool, step));
  return obstacleOf(operations, { again, dedupeMs: rules.dedupeMs, repeat, cleared, now: now(), isGone });
}

/** The outcome of an equal operation stands for this one, whoever called for it: nobody gets a text or a bill twice. */
export const doneBefore = <Data, Result>(
  { readResult, caller }: Operation<Data, Result>,
  { subject }: Pick<ledger.Operation, "subject">,
  result: unknown,
): Outcome<Result> => ({
  state: "succeeded",
  result: readResult(result),
  deduplicated: true,
  byAnother: subject !== caller.subject,
});

/** The result that the ledger has kept of an operation. */
export const keptBy = ({ result }: Pick<ledger.Operation, "result">): unknown => JSON.parse(result ?? "null");

/** Why the budget does not cover this, in words. */
export async function overBudgetBy<Data, Result>(
  sql: Sql,
  { account, rules, now }: GuardContext,
  { effect, caller: { subject } }: Operation<Data, Result>,
  { steps }: Plan<Data>,
): Promise<string | undefined> {
  const wanted = {
    units: steps.length,
    nanodollars: steps.reduce((sum, { costNanodollars }) => sum + costNanodollars, 0),
  };
  const usages = await usagesOf(sql, { account, subject, effect }, rules, now());
  const shortfall = shortfallOf(usages, wanted);
  if (shortfall === undefined) return undefined;
  return overBudget(effect, shortfall, wanted, resetOf(shortfall.period, now()), subject);
}

/** A person's leave for this plan: given, or asked for through the host where it can ask, or in a terminal. */
async function leaveFor<Data, Result>(
  sql: Sql,
  context: GuardContext,
  operation: Operation<Data, Result>,
  plan: Plan<Data>,
  question: string,
  open: approvals.Approval | undefined,
): Promise<
  { kind: "given"; leave: Leave } | { kind: "asks"; question: Question } | { kind: "refused"; reason: string }
> {
  const at = context.now();
  const { caller } = operation;
  const by = `a person, by the dialog of ${who({ subject: caller.subject, caller: caller.name })}`;
  const verdict = verdictOf(caller.answer, open);
  if (open !== undefined && verdict === "given") {
    if (open.state === "waiting") await grant(sql, open, by, at);
    await approvals.end(sql, open.id, "used", null, at);
    return { kind: "given", leave: { approvalId: open.id, by: open.decided_by ?? by } };
  }

  // A no ends the question. One that was offered in a terminal goes on waiting there: a host may say no by itself.
  const ends = open !== undefined && verdict === "declined" && open.offered === 0;
  if (ends) await decline(sql, open, by, at);
  const asked = open === undefined || ends ? await ask(sql, context, operation, plan, question, !ends) : open;
  if (verdict === "wanted" && caller.canAsk)
    return { kind: "asks", question: { message: question, ticket: { id: asked.id } } };

  await approvals.offer(sql, asked.id);
  const inWords = verdict === "declined" ? declined : aPersonHasTo;
  return { kind: "refused", reason: inWords(context.placesToApprove(), asked.good_until) };
}

/** Whether a person has answered this very question, or has approved it elsewhere. */
function verdictOf(
  answer: Answer | undefined,
  open: approvals.Approval | undefined,
): "given" | "declined" | "wanted" {
  if (open?.state === "approved") return "given";
  if (answer === undefined || answer.ticket.id !== open?.id) return "wanted";
  return answer.approved ? "given" : "declined";
}

/** Puts the question into the ledger, and reserves the budget that its steps take, unless somebody has said no. */
async function ask<Data, Result>(
  sql: Sql,
  context: GuardContext,
  operation: Operation<Data, Result>,
  plan: Plan<Data>,
  question: string,
  reserves: boolean,
): Promise<approvals.Approval> {
  const { tool, effect, caller } = operation;
  const about = {
    account: context.account,
    tool,
    effect,
    caller: caller.name,
    subject: caller.subject,
    question,
  };
  const approval = await askFor(sql, about, plan, context.now());
  if (reserves)
    for (const step of plan.steps)
      await enter(sql, context, operation, step, { state: "awaiting_approval", approval });
  return approval;
}
