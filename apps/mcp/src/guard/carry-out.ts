import { setTimeout as sleep } from "node:timers/promises";
import { type Admission, doneBefore, keptBy, type Looked, obstacleTo } from "./admit.ts";
import type { GuardContext } from "./context.ts";
import type { Execution, Outcome, Performed, Step } from "./effect.ts";
import { ask } from "./find-out.ts";
import type { Operation } from "./guard.ts";
import { begin, type Line } from "./journal.ts";
import type { Operation as Row } from "./ledger/operations.ts";
import { LedgerError } from "./ledger/sql.ts";
import { move } from "./move.ts";
import { settle, settleByFinding } from "./settle.ts";
import { ledgerIsOut, perhapsDone, unreadable } from "./words.ts";

type Deps<Data, Result> = {
  context: GuardContext;
  operation: Operation<Data, Result>;
  /** Waits for or looks into what stands in the way of a step. */
  clear: (obstacle: Extract<Admission<Data, Result>, { kind: "obstacle" }>) => Promise<void>;
  looked: Looked<Result>;
};

/** Does what was admitted, one after the other. After an unknown outcome nothing more is begun. */
export async function carryOut<Data, Result>(
  deps: Deps<Data, Result>,
  lines: readonly Line<Data, Result>[],
): Promise<Performed<Data, Result>[]> {
  const { signal, onProgress } = deps.operation;
  const performed: Performed<Data, Result>[] = [];
  let stopped: string | undefined;
  for (const line of lines) {
    const { step } = line;
    if (signal.aborted) stopped ??= "The call was cancelled before this one.";
    const outcome =
      "outcome" in line ? line.outcome : await doOne(deps, step, line.row, stopped).catch(withoutLedger);
    performed.push({ step, outcome });
    if (outcome.state === "unknown" && "row" in line)
      stopped ??= "Not attempted, because it is not known what became of the one before.";
    onProgress(performed.length, lines.length);
  }
  return performed;
}

/** What was done before it broke stays said; what comes after is not begun. */
function withoutLedger(error: unknown): Extract<Outcome<never>, { state: "not_attempted" }> {
  if (!(error instanceof LedgerError)) throw error;
  return { state: "not_attempted", reason: ledgerIsOut(error.message) };
}

const TOO_LATE = "Not attempted: this server stood still for too long, and its reservation has lapsed.";

async function doOne<Data, Result>(
  deps: Deps<Data, Result>,
  step: Step<Data>,
  row: Row,
  stopped: string | undefined,
): Promise<Outcome<Result>> {
  if (stopped !== undefined) return leave(deps, row, { state: "not_attempted", reason: stopped });
  if (row.state === "executing") return execute(deps, step, row);
  // A later step of this call: an equal one may have been done since it was admitted.
  const { context, operation, clear, looked } = deps;
  const database = await context.ledger();
  for (;;) {
    const begun = await database.transaction(
      async (sql) => {
        const obstacle = await obstacleTo(sql, context, operation, step, looked);
        return obstacle === undefined ? { row: await begin(sql, context, row) } : { obstacle };
      },
      { durable: true },
    );
    const { obstacle } = begun;
    if (obstacle === undefined)
      return begun.row === undefined
        ? { state: "not_attempted", reason: TOO_LATE }
        : execute(deps, step, begun.row);
    if (obstacle.kind === "done")
      return leave(deps, row, doneBefore(operation, obstacle.operation, keptBy(obstacle.operation)));
    await clear({ kind: "obstacle", obstacle, step });
    const outcome = looked.outcomes.get(row.dedupe_key);
    if (outcome !== undefined) return leave(deps, row, outcome);
    // It may have been done before, and nobody has been asked about that.
    if (looked.perhapsDone.has(row.dedupe_key))
      return leave(deps, row, { state: "not_attempted", reason: perhapsDone(operation.check(step)) });
  }
}

/** Takes a step that is not done out of the journal: its budget is free again. */
async function leave<Data, Result>(
  { context }: Deps<Data, Result>,
  row: Row,
  outcome: Outcome<Result>,
): Promise<Outcome<Result>> {
  const database = await context.ledger();
  const detail = "reason" in outcome ? outcome.reason : "An equal one was done.";
  const at = context.now();
  await database.transaction((sql) =>
    move(sql, row, "failed", at, { reason: detail, ended_at: at }, { detail }),
  );
  return outcome;
}

/** The one call to the carrier; where its outcome is unknown, questions to the carrier until it is known. */
async function execute<Data, Result>(
  { context, operation }: Deps<Data, Result>,
  step: Step<Data>,
  row: Row,
): Promise<Outcome<Result>> {
  const execution = await operation.execute(step);
  const found = execution.state === "unknown" ? await findOutSoon(context, row, execution) : undefined;
  if (found === undefined) await writeDown(context, row, execution);
  return outcomeOf(operation, step, found ?? execution);
}

function outcomeOf<Data, Result>(
  { readResult, check }: Operation<Data, Result>,
  step: Step<Data>,
  execution: Execution<unknown>,
): Outcome<Result> {
  if (execution.state !== "succeeded") return { state: execution.state, reason: execution.reason };
  try {
    return { state: "succeeded", result: readResult(execution.result), deduplicated: false };
  } catch {
    // It was done: to say that it failed would have it done again.
    return { state: "unknown", reason: unreadable(check(step)) };
  }
}

async function writeDown(context: GuardContext, row: Row, execution: Execution<unknown>): Promise<void> {
  try {
    const database = await context.ledger();
    await database.transaction((sql) => settle(sql, context, row, execution));
  } catch {
    // The carrier has acted, so the caller hears of it. The row is still `executing`: it is looked into later.
    context.say("the outcome of a call could not be written to the ledger; it will be looked up");
  }
}

/** Asks the carrier a few times within seconds. Undefined if that is of no use. */
async function findOutSoon(
  context: GuardContext,
  row: Row,
  { reason, record = reason }: { reason: string; record?: string },
): Promise<Execution<unknown> | undefined> {
  for (const [index, pauseMs] of context.findingPausesMs.entries()) {
    await sleep(pauseMs);
    const finding = await ask(context, row);
    const isLast = index === context.findingPausesMs.length - 1;
    if (!isLast && (finding === undefined || finding.length === 0)) continue;
    try {
      const database = await context.ledger();
      const execution = await database.transaction((sql) =>
        settleByFinding(sql, context, row.id, finding, record),
      );
      if (execution.state !== "unknown") return execution;
      if (isLast) return { state: "unknown", reason };
    } catch {
      return undefined;
    }
  }
  return undefined;
}
