import type { GuardContext } from "./context.ts";
import type { Execution, Finding } from "./effect.ts";
import { byId, type Operation, withCarrierId } from "./ledger/operations.ts";
import type { Sql } from "./ledger/sql.ts";
import { count } from "./ledger/totals.ts";
import { counts, move } from "./move.ts";
import { PROOF_MS } from "./times.ts";

/**
 * Writes down what the carrier's answer to an operation was. An answer is the truth, whatever somebody else has
 * concluded meanwhile; without one, what was found out stands.
 */
export async function settle(
  sql: Sql,
  { now }: Pick<GuardContext, "now">,
  known: Operation,
  execution: Execution<unknown>,
): Promise<void> {
  // That it is not known is known already.
  if (execution.state === "unknown" && known.state !== "executing") return;
  const at = now();
  if (await write(sql, known, execution, at)) return;
  // Somebody has looked into it meanwhile, or has taken what came of it for the work of an equal one.
  const operation = await byId(sql, known.id);
  if (operation === undefined) return;
  if (execution.state === "unknown" && operation.state !== "executing") return;
  if (execution.state === "succeeded" && execution.carrierId !== undefined)
    await takeFromOther(sql, operation, execution.carrierId, at);
  await write(sql, operation, execution, at);
}

async function write(
  sql: Sql,
  operation: Operation,
  execution: Execution<unknown>,
  at: number,
): Promise<boolean> {
  if (execution.state !== "succeeded") {
    const { state, reason: told, record: reason = told } = execution;
    const cleared = { result: null, carrier_id: null, good_until: at, ended_at: at };
    return move(sql, operation, state, at, { ...cleared, reason }, { detail: reason });
  }
  const { result, carrierId = null, costNanodollars = operation.nanodollars } = execution;
  const made = { result: JSON.stringify(result ?? null), reason: null, carrier_id: carrierId, ended_at: at };
  const settled = { ...operation, nanodollars: costNanodollars };
  const moved = await move(sql, settled, "succeeded", at, { ...made, nanodollars: costNanodollars });
  if (moved) await countDifference(sql, operation, costNanodollars);
  return moved;
}

/** The price that the carrier told afterwards, where it is another than what was counted before. */
async function countDifference(
  sql: Sql,
  { account, subject, effect, state, counted_at, nanodollars }: Operation,
  costNanodollars: number,
): Promise<void> {
  // What did not count was counted at the new price when it was moved.
  if (costNanodollars === nanodollars || !counts(state)) return;
  await count(
    sql,
    { account, subject, effect, at: counted_at },
    { units: 0, nanodollars: costNanodollars - nanodollars },
  );
}

/** What an equal operation was only thought to have made: it is unknown again. */
async function takeFromOther(
  sql: Sql,
  { id, account, tool }: Operation,
  carrierId: string,
  at: number,
): Promise<void> {
  const other = await withCarrierId(sql, account, tool, carrierId);
  if (other === undefined || other.id === id) return;
  const reason = "What was thought to have come of it belongs to an equal operation.";
  const cleared = { result: null, carrier_id: null, good_until: at };
  await move(sql, other, "unknown", at, { ...cleared, reason }, { detail: reason });
}

/**
 * Writes down what the carrier shows of an operation whose outcome is unknown: the first thing that no other operation
 * has made. Where nothing is left and that proves that nothing was done, the operation has failed; else it is unknown,
 * for this reason. Undefined: the carrier could not be asked.
 */
export async function settleByFinding(
  sql: Sql,
  { now, finders }: Pick<GuardContext, "now" | "finders">,
  id: string,
  finding: Finding<unknown> | undefined,
  reason: string,
): Promise<Execution<unknown>> {
  const operation = await byId(sql, id);
  if (operation === undefined) return { state: "unknown", reason };
  for (const { result, carrierId, costNanodollars } of finding ?? []) {
    const owner =
      carrierId === undefined
        ? undefined
        : await withCarrierId(sql, operation.account, operation.tool, carrierId);
    if (owner !== undefined && owner.id !== id) continue;
    const execution = { state: "succeeded", result, carrierId, costNanodollars } as const;
    await settle(sql, { now }, operation, execution);
    return execution;
  }
  // A request may be on its way for as long as nobody has given it up: until then absence proves nothing.
  const age = operation.state === "unknown" ? now() - (operation.ended_at ?? now()) : 0;
  const execution: Execution<unknown> =
    finding !== undefined && finders.get(operation.tool)?.absenceProves === true && age >= PROOF_MS
      ? { state: "failed", reason: `Nothing was done: ${inWords(age)} later Flowroute shows nothing of it.` }
      : { state: "unknown", reason };
  await settle(sql, { now }, operation, execution);
  return execution;
}

const inWords = (ms: number): string =>
  ms < 120_000 ? `${Math.round(ms / 1000)} seconds` : `${Math.round(ms / 60_000)} minutes`;
