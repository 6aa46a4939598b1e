import type { Address } from "./address.ts";
import { type Connection, connect } from "./connection.ts";
import { dropsOptions, poolsTransactions } from "./failures.ts";
import type { Limits } from "./limits.ts";
import { hasMoreThanSettings } from "./options.ts";

/** More than one would do, if nobody else used the pooler. */
const ROUNDS = 3;

/**
 * Finds out whether there is a pooler in between that gives a connection's process to others. Sets nothing, so that
 * nothing stays behind with those others.
 *
 * @throws {LastingLedgerError} when there is one
 * @throws {LedgerError}
 */
export async function checkPooler(address: Address, limits: Limits): Promise<void> {
  const bare = () => connect(address, limits, undefined, []);
  await using(bare, async (one) => {
    if (one.process === one.announced) return;
    if (hasMoreThanSettings(address)) throw dropsOptions(address);
    await using(bare, async (other) => {
      if (await areShared(one, other)) throw poolsTransactions(address);
    });
  });
}

/**
 * Whether two connections have the same process, or one has several. A pooler that gives out first what came back last
 * gives the process of the one to the other; one that gives it out last gives another to who asks twice.
 */
async function areShared(one: Connection, other: Connection): Promise<boolean> {
  const [ofOne, ofOther] = [new Set([one.process]), new Set([other.process])];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [connection, processes] of [
      [one, ofOne],
      [other, ofOther],
    ] as const)
      for (const process of [await connection.whoAnswers(), await connection.whoAnswers()])
        processes.add(process);
  return ofOne.size > 1 || ofOther.size > 1 || [...ofOne].some((process) => ofOther.has(process));
}

async function using(
  open: () => Promise<Connection>,
  work: (connection: Connection) => Promise<void>,
): Promise<void> {
  const connection = await open();
  try {
    await work(connection);
  } finally {
    await connection.close();
  }
}
