import type { GuardContext } from "./context.ts";
import type { Execution, Finding } from "./effect.ts";
import { byId, change, type Operation, overdue } from "./ledger/operations.ts";
import { settleByFinding } from "./settle.ts";
import { sweep } from "./sweep.ts";
import { LEASE_MS, PROOF_MS } from "./times.ts";

const NOT_ASKED =
  "The server was stopped while Flowroute was at work, and Flowroute could not be asked what became of it.";
const NOT_SHOWN = "The server was stopped while Flowroute was at work, and Flowroute does not show it.";

/** Asks the carrier what became of an operation, by reading only, and writes it down. */
export async function findOut(context: GuardContext, operation: Operation): Promise<Execution<unknown>> {
  const finding = await ask(context, operation);
  const database = await context.ledger();
  const reason = operation.reason ?? (finding === undefined ? NOT_ASKED : NOT_SHOWN);
  return database.transaction((sql) => settleByFinding(sql, context, operation.id, finding, reason));
}

/** What the carrier shows of an operation; undefined if it cannot be asked. */
export async function ask(
  { finders }: GuardContext,
  operation: Operation,
): Promise<Finding<unknown> | undefined> {
  try {
    return await finders.get(operation.tool)?.find(operation);
  } catch {
    return undefined;
  }
}

/** Whether the carrier shows that what was done some time ago is undone, such as a number that was given back. */
export async function isUndone(context: GuardContext, operation: Operation): Promise<boolean> {
  const { ended_at, created_at } = operation;
  if (context.now() - (ended_at ?? created_at) < PROOF_MS) return false;
  return (await ask(context, operation))?.length === 0;
}

const SOON_MS = 30_000;
const LATER_MS = 5 * 60_000;
const SELDOM_MS = 60 * 60_000;
const GIVE_UP_MS = 24 * 60 * 60_000;

/** How long until the carrier is asked again about something of this age. */
const nextAfter = (age: number): number =>
  age < LATER_MS
    ? SOON_MS
    : age < SELDOM_MS
      ? LATER_MS
      : age < GIVE_UP_MS
        ? SELDOM_MS
        : Number.POSITIVE_INFINITY;

const AT_ONCE = 5;

/** So far in the future that it is never reached, and still exact. */
const NEVER = Number.MAX_SAFE_INTEGER;

/**
 * Takes up what others have left: operations whose process is gone, and unknown ones that it is time to ask about.
 * Gives how many were looked into.
 */
export async function takeUp(context: GuardContext): Promise<number> {
  const { account, now, isGone } = context;
  const database = await context.ledger();
  const claimed = await database.transaction(async (sql) => {
    const at = now();
    await sweep(sql, context);
    const executing = await overdue(sql, account, "executing", at + LEASE_MS + 1);
    const found = [
      ...executing.filter(({ good_until, owner }) => good_until < at || isGone(owner)),
      ...(await overdue(sql, account, "unknown", at)),
    ];
    // Nobody else looks into these meanwhile.
    for (const operation of found)
      await change(sql, operation, [operation.state], { good_until: at + LEASE_MS, owner: context.owner });
    return found;
  });
  // Some at a time: one about which there is much to read must not hold up the others.
  const left = claimed.values();
  const lookInto = async () => {
    for (const operation of left) {
      await findOut(context, operation);
      await askAgainLater(context, operation.id);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lookInto));
  return claimed.length;
}

async function askAgainLater({ ledger, now }: GuardContext, id: string): Promise<void> {
  const database = await ledger();
  await database.transaction(async (sql) => {
    const operation = await byId(sql, id);
    if (operation === undefined) return;
    const next = now() + nextAfter(now() - (operation.started_at ?? operation.created_at));
    await change(sql, operation, ["unknown"], { good_until: Number.isFinite(next) ? next : NEVER });
  });
}
