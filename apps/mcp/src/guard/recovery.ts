import type { GuardContext } from "./context.ts";
import { takeUp } from "./find-out.ts";
import { unfinished } from "./ledger/operations.ts";

const FIRST_MS = 1_000;
const NEXT_MS = 10_000;

/** Looks into what is unfinished in the ledger, or waits for a person, in the background, for as long as something is. */
export function createRecovery(context: GuardContext) {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const schedule = (ms: number) => {
    if (stopped) return;
    timer ??= setTimeout(run, ms).unref();
  };
  const run = async () => {
    timer = undefined;
    try {
      await takeUp(context);
      const database = await context.ledger();
      await database.forget();
      const open = await unfinished(database, context.account);
      if (open.size > 0) schedule(NEXT_MS);
    } catch {
      // Whoever next needs the ledger hears what is wrong with it.
    }
  };

  return {
    wake: () => schedule(FIRST_MS),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
