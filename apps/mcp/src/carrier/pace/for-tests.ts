import { setTimeout as sleep } from "node:timers/promises";
import { type Database, LedgerError } from "../../guard/ledger/sql.ts";
import { createSharedPace } from "./shared-pace.ts";
import type { PaceTimes } from "./times.ts";

/** A window as short as tests are; the rest leaves time for machines that stand still now and then. */
export const FAST: PaceTimes = {
  windowMs: 100,
  leaseMs: 1000,
  renewMs: 250,
  staleMs: 5000,
  lookMs: 50,
  patienceMs: 10_000,
};

export type Replica = ReturnType<typeof createReplica>;

type Given = { account: string; rates?: { sms: number; mms: number }; times?: PaceTimes };

let replicas = 0;

/** A process that shares a database with others. */
export function createReplica(
  database: Database,
  { account, rates = { sms: 5, mms: 1 }, times = FAST }: Given,
) {
  let isCut = false;
  let answersAfterMs = 0;
  let statements = 0;
  const heard = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    statements += 1;
    await answer;
    if (answersAfterMs > 0) await sleep(answersAfterMs);
    return answer;
  };
  const own: Database = {
    ...database,
    all: (...statement) => heard(database.all(...statement)),
    run: (...statement) => heard(database.run(...statement)),
  };
  const pace = createSharedPace({
    database: async () => {
      if (isCut) throw new LedgerError("cut off");
      return own;
    },
    account,
    rates,
    owner: `replica-${++replicas}`,
    times,
  });
  return {
    pace,
    acquire: async (product: "sms" | "mms" = "sms", signal?: AbortSignal): Promise<() => void> => {
      const release = await pace.acquire({ accessKey: "unused", product, signal });
      if (typeof release !== "function") throw new Error("it does not listen to the end of a request");
      return release;
    },
    /** How many it has sent. */
    statements: () => statements,
    /** Nothing that it does reaches the database any more, as if it were killed. */
    cutOff: () => {
      isCut = true;
    },
    comeBack: () => {
      isCut = false;
    },
    /** So late it hears what the database answers. */
    hearAfter: (ms: number) => {
      answersAfterMs = ms;
    },
  };
}

/** How many processes wait, those that died among them. */
export async function waitingIn(database: Database, account: string): Promise<number> {
  return (await database.all("SELECT place FROM carrier_queue WHERE account = $1", account)).length;
}

/** A request, and when the carrier counted it: at some moment of it. */
export async function send(
  { acquire }: Replica,
  { answerMs, at }: { answerMs: number; at: number },
): Promise<number> {
  const release = await acquire();
  try {
    await sleep(answerMs * at);
    const countedAt = performance.now();
    await sleep(answerMs * (1 - at));
    return countedAt;
  } finally {
    release();
  }
}

/** The shortest time in which one more than `rate` were counted. */
export function shortest(counted: readonly number[], rate: number): number {
  const sorted = counted.toSorted((a, b) => a - b);
  return Math.min(...sorted.slice(rate).map((each, index) => each - (sorted[index] ?? 0)));
}
