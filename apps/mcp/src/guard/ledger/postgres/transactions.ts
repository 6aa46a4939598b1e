import { z } from "zod";
import { LedgerError, type Sql } from "../sql.ts";
import type { Address } from "./address.ts";
import type { Answer, Connection } from "./connection.ts";
import { cannotBeUsed, Lost, poolsTransactions } from "./failures.ts";

// What is usual on a server may be another level, on which a transaction that waited sees what was before.
const BEGIN = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";

/** Names the lock of the ledger. It is free when the transaction ends, however it ends. */
const LOCK = "SELECT pg_advisory_xact_lock(7305810)";

/** By this number PostgreSQL tells afterwards what became of the transaction. Also: who has it. */
const NUMBER = "SELECT pg_current_xact_id()::text AS xid, pg_backend_pid() AS process";

/** Tells what became of a transaction, by its number. */
export type OutcomeOf = (xid: string) => Promise<"committed" | "aborted">;

/**
 * Runs work in a transaction of its own, alone. Rejects with a Lost only where nothing of it is left, so that it can be
 * run again.
 */
export async function alone<Result>(
  connection: Connection,
  address: Address,
  outcomeOf: OutcomeOf,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  return inTransaction(connection, [BEGIN, LOCK, NUMBER], address, outcomeOf, async (begun) => {
    await begun;
    let hasEnded = false;
    const ask: Connection["ask"] = async (text, values) => {
      // It would be done outside of the transaction, or in another one.
      if (hasEnded) throw new Error("a statement came after the end of its transaction");
      return connection.ask(text, values);
    };
    try {
      return await work({
        all: async (text, ...values) => [...(await ask(text, values))],
        run: async (text, ...values) => (await ask(text, values)).count,
      });
    } finally {
      hasEnded = true;
    }
  });
}

/** Carries out one statement, once, beside others. */
export const single = (
  connection: Connection,
  address: Address,
  outcomeOf: OutcomeOf,
  statement: Parameters<Connection["ask"]>,
): Promise<Answer> =>
  inTransaction(connection, [BEGIN, NUMBER], address, outcomeOf, async (begun) => {
    // It goes out together with what begins the transaction.
    const [answer] = await Promise.all([connection.ask(...statement), begun]);
    return answer;
  });

async function inTransaction<Result>(
  connection: Connection,
  opening: readonly string[],
  address: Address,
  outcomeOf: OutcomeOf,
  work: (begun: Promise<unknown>) => Promise<Result>,
): Promise<Result> {
  const begun = begin(connection, opening, address);
  let result: Result;
  try {
    result = await work(begun);
  } catch (error) {
    await rollBack(connection);
    throw error;
  }
  await commit(connection, await begun, address, outcomeOf);
  return result;
}

const numbered = z.object({ xid: z.string(), process: z.number() });

/** Gives the transaction's number. */
async function begin(connection: Connection, opening: readonly string[], address: Address): Promise<string> {
  const answers = await Promise.all(opening.map((text) => connection.ask(text)));
  const { xid, process } = numbered.parse(answers.at(-1)?.[0]);
  // A pooler has handed it to a process that knows nothing of this connection's settings.
  if (process !== connection.process) throw poolsTransactions(address);
  return xid;
}

async function commit(
  connection: Connection,
  xid: string,
  address: Address,
  outcomeOf: OutcomeOf,
): Promise<void> {
  // From here on the word may have arrived.
  const wasOpen = !connection.isLost();
  try {
    const { command } = await connection.ask("COMMIT");
    if (command !== "COMMIT")
      throw new LedgerError(
        cannotBeUsed(address, "a statement had failed, so nothing of its transaction was written"),
      );
  } catch (error) {
    if (!(error instanceof Lost && wasOpen)) throw error;
    if ((await outcomeOf(xid)) === "aborted") throw error;
  }
}

async function rollBack(connection: Connection): Promise<void> {
  try {
    await connection.ask("ROLLBACK");
  } catch {
    // Without its connection the transaction is undone by itself.
    await connection.close();
  }
}
