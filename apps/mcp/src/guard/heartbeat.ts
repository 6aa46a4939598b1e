import { createOngoing } from "../terms/ongoing.ts";
import type { GuardContext } from "./context.ts";
import { extend } from "./ledger/operations.ts";
import { HEARTBEAT_MS, LEASE_MS } from "./times.ts";

/** Says in the ledger, while calls are under way, that this process is alive. */
export function startHeartbeat({ ledger, account, owner, now }: GuardContext) {
  const calls = createOngoing();
  let timer: NodeJS.Timeout | undefined;

  const beat = async () => {
    try {
      await extend(await ledger(), account, owner, now() + LEASE_MS);
    } catch {
      // Others may look into what this process has begun: they only read, and its own answer counts more.
    }
  };

  return {
    async during<Result>(work: () => Promise<Result>): Promise<Result> {
      timer ??= setInterval(beat, HEARTBEAT_MS).unref();
      try {
        return await calls.during(work);
      } finally {
        if (calls.isNone()) {
          clearInterval(timer);
          timer = undefined;
        }
      }
    },
    /** When the calls that are under way have ended. */
    idle: calls.ended,
  };
}
