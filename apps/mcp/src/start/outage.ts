import type { Log } from "../observe/log.ts";

/** What is wrong with the ledger, for the operator. */
export type Outage = { met: (error: Error) => void; ended: () => void };

/** At least between two lines about it, however many calls meet it, and however it changes. */
const QUIET_MS = 60_000;

/** Tells of each outage once, with what is wrong; again when that is another thing; and when it is over. */
export function createOutage(log: Pick<Log, "say" | "failure">, now: () => number): Outage {
  let told: string | undefined;
  let quietUntil = Number.NEGATIVE_INFINITY;
  return {
    met(error) {
      if (error.message === told || now() < quietUntil) return;
      told = error.message;
      quietUntil = now() + QUIET_MS;
      log.failure("the ledger is away: reads are served, and nothing is bought, sent or changed", error);
    },
    ended() {
      if (told === undefined) return;
      told = undefined;
      log.say("the ledger is in use again");
    },
  };
}
