import { setTimeout as sleep } from "node:timers/promises";
import { type Admission, admit, doneBefore, keptBy, type Looked } from "./admit.ts";
import type { Answer, Question } from "./approval.ts";
import { carryOut } from "./carry-out.ts";
import type { GuardContext } from "./context.ts";
import { keyOf } from "./dedupe.ts";
import type { ActingEffect, Again, Execution, Performed, Plan, Step } from "./effect.ts";
import { findOut, isUndone } from "./find-out.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { byId, type Operation as Row } from "./ledger/operations.ts";
import { LedgerError } from "./ledger/sql.ts";
import { modeOf } from "./policy.ts";
import { type Preview, preview } from "./preview.ts";
import { type Heard, hearOptOuts } from "./recipients/hear.ts";
import { createRecovery } from "./recovery.ts";
import { noteRefused } from "./refuse.ts";
import { type Modes, modesOf, type Standing, standingOf } from "./standing.ts";
import { PATIENCE_MS, POLL_MS } from "./times.ts";
import { deniedByPolicy, ledgerIsOut, stillUnknown, underWay } from "./words.ts";

/** The one way from a plan to the carrier. */
export type Guard = {
  perform<Data, Result>(operation: Operation<Data, Result>): Promise<Performance<Data, Result>>;
  /** What `perform` would do now. Reads only. Rejects with a LedgerError. */
  preview<Data, Result>(operation: Operation<Data, Result>): Promise<Preview>;
  /** What is allowed. Holds without a ledger. */
  modes: Modes;
  /**
   * What is used up by all callers, and what is left to this one and open of its own; without a subject, of all of them.
   * Rejects with a LedgerError.
   */
  standing(subject?: string): Promise<Standing>;
  /** Learns from messages that were read who does not want to be messaged. Never rejects. */
  hear(messages: readonly Heard[]): Promise<void>;
  /** Takes up, in the background, what a process that is gone has left in the ledger. */
  recover(): void;
  close(): Promise<void>;
};

export type Operation<Data, Result> = {
  tool: string;
  effect: ActingEffect;
  plan: Plan<Data>;
  /** When an equal step may be done once more. */
  again: Again;
  /** Somebody wants it done again although an equal one was done a short time ago. */
  repeat: boolean;
  /** Exactly one call to the carrier. Never throws: what became of it is its result. */
  execute: (step: Step<Data>) => Promise<Execution<Result>>;
  /** Reads a result that the ledger has kept. */
  readResult: (kept: unknown) => Result;
  /** What a person or model can do to find out, after an unknown outcome. */
  check: (step: Step<Data>) => string;
  caller: Caller;
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
};

/** Who calls, whether a person can be asked through the host, and what they answered to the question before. */
export type Caller = {
  /** As the host calls itself: it may say anything. */
  name: string;
  /** Who it was proven to be: `local`, `token:NAME`, or `oauth:SUBJECT`. */
  subject: string;
  canAsk: boolean;
  answer?: Answer | undefined;
};

export type Performance<Data, Result> =
  | { kind: "refused"; reason: string }
  | { kind: "asks"; question: Question }
  | { kind: "performed"; steps: Performed<Data, Result>[] };

export function createGuard(context: GuardContext): Guard {
  const heartbeat = startHeartbeat(context);
  const recovery = createRecovery(context);

  return {
    async perform(operation) {
      if (operation.plan.steps.length === 0) return { kind: "performed", steps: [] };
      if (modeOf(context.rules.policy, operation.effect) === "deny") return denied(context, operation);
      try {
        const performance = await heartbeat.during(() => throughTheGuard(context, operation));
        if (leavesSomething(performance)) recovery.wake();
        await forgetQuestions(context, operation.effect).catch(() => {});
        return performance;
      } catch (error) {
        if (error instanceof LedgerError) return { kind: "refused", reason: ledgerIsOut(error.message) };
        throw error;
      }
    },
    preview: (operation) => preview(context, operation),
    modes: modesOf(context),
    standing: (subject) => standingOf(context, subject),
    hear: (messages) => hearOptOuts(context, messages),
    recover: () => recovery.wake(),
    close: async () => {
      recovery.stop();
      await heartbeat.idle();
    },
  };
}

/** A no of the operator needs no ledger to hold; the ledger only tells that it was tried. */
async function denied<Data, Result>(
  context: GuardContext,
  operation: Operation<Data, Result>,
): Promise<{ kind: "refused"; reason: string }> {
  const reason = deniedByPolicy(context.rules.policy, operation.effect);
  try {
    const database = await context.ledger();
    await database.transaction((sql) => noteRefused(sql, context, operation, operation.plan.steps, reason));
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
  }
  return { kind: "refused", reason };
}

/** Whether something of it may have to be looked into, or ended, later. */
const leavesSomething = (performance: Performance<unknown, unknown>): boolean =>
  performance.kind !== "performed" || performance.steps.some(({ outcome }) => outcome.state === "unknown");

async function throughTheGuard<Data, Result>(
  context: GuardContext,
  operation: Operation<Data, Result>,
): Promise<Performance<Data, Result>> {
  const looked: Looked<Result> = { cleared: new Set(), outcomes: new Map(), perhapsDone: new Set() };
  const until = context.now() + PATIENCE_MS;
  const clear = (obstacle: Parameters<typeof clearAway<Data, Result>>[3]) =>
    clearAway(context, operation, looked, obstacle, until);
  const database = await context.ledger();
  for (;;) {
    // Durable: after this the carrier is called, and nothing else remembers that.
    const admission = await database.transaction((sql) => admit(sql, context, operation, looked), {
      durable: true,
    });
    if (admission.kind === "obstacle") await clear(admission);
    else if (admission.kind !== "admitted") return admission;
    else {
      const steps = await carryOut({ context, operation, clear, looked }, admission.lines);
      return { kind: "performed", steps };
    }
  }
}

/** The text of a question that was decided leaves the disk. */
async function forgetQuestions({ ledger, rules }: GuardContext, effect: ActingEffect): Promise<void> {
  if (modeOf(rules.policy, effect) === "confirm") await (await ledger()).forget();
}

/** Waits until an operation is under way no more; false if that takes too long, or nobody waits for it any more. */
async function hasEnded(
  { ledger, now, isGone }: GuardContext,
  { id }: Row,
  signal: AbortSignal,
  until: number,
): Promise<boolean> {
  const database = await ledger();
  while (!signal.aborted && now() <= until) {
    await sleep(POLL_MS);
    const row = await byId(database, id);
    if (row?.state !== "executing" || row.good_until < now() || isGone(row.owner)) return true;
  }
  return false;
}

/** Waits for what is under way, or asks the carrier about what is not known. */
async function clearAway<Data, Result>(
  context: GuardContext,
  operation: Operation<Data, Result>,
  looked: Looked<Result>,
  { obstacle, step }: Extract<Admission<Data, Result>, { kind: "obstacle" }>,
  until: number,
): Promise<void> {
  const { operation: row } = obstacle;
  const key = keyOf(operation.tool, step);
  const check = operation.check(step);
  const settled = (outcome: Performed<Data, Result>["outcome"]) => looked.outcomes.set(key, outcome);

  if (obstacle.kind === "under way") {
    if (!(await hasEnded(context, row, operation.signal, until)))
      settled({ state: "not_attempted", reason: underWay(check) });
    return;
  }
  if (obstacle.kind === "unknown") {
    const execution = await findOut(context, row);
    // What only sets a value is set to another one perhaps: what became of that says nothing of this.
    if (execution.state === "failed" || operation.again === "when it has ended") return;
    if (operation.repeat) {
      looked.cleared.add(row.id);
      if (execution.state === "unknown") looked.perhapsDone.add(key);
    } else if (execution.state === "succeeded") settled(doneBefore(operation, row, execution.result));
    else settled({ state: "unknown", reason: stillUnknown(row.started_at ?? row.created_at, check) });
    return;
  }
  // It was done: either the carrier shows it still, or it was undone since, and may be done again.
  if (await isUndone(context, row)) looked.cleared.add(row.id);
  else settled(doneBefore(operation, row, keptBy(row)));
}
