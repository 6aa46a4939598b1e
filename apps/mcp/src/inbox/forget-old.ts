import * as inbox from "../guard/ledger/inbox.ts";
import * as receipts from "../guard/ledger/receipts.ts";
import type { Database } from "../guard/ledger/sql.ts";

const KEPT_MS = 30 * 24 * 3_600_000;

/** More than is stored between two times, so that it keeps up with any rate, and little enough not to be noticed. */
const PORTION = 500;
const EVERY = 100;
const AT_LEAST_EVERY_MS = 3_600_000;

/** Deletes what is older than 30 days, some at a time, as new entries come in. */
export function createForgetting(ledger: () => Promise<Database>, now: () => number) {
  let sinceLast = 0;
  let lastAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> = Promise.resolve();

  const forget = async (before: number): Promise<void> => {
    const database = await ledger();
    await receipts.forgetBefore(database, before, PORTION);
    if ((await inbox.forgetBefore(database, before, PORTION)) > 0) await database.forget();
  };

  return {
    /** Something was stored. The work goes on behind it; what fails is done the next time. */
    noteStored(): void {
      const time = now();
      sinceLast += 1;
      if (sinceLast < EVERY && time - lastAt < AT_LEAST_EVERY_MS) return;
      sinceLast = 0;
      lastAt = time;
      underWay = underWay.then(() => forget(time - KEPT_MS)).catch(() => {});
    },
    idle: (): Promise<void> => underWay,
  };
}
