import { type Database, LedgerError, type Row, type Value } from "../sql.ts";
import { addressOf } from "./address.ts";
import { createCalls } from "./calls.ts";
import { closed } from "./closed.ts";
import { type Answer, type Connection, connect } from "./connection.ts";
import { cannotBeUsed } from "./failures.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { migrate } from "./migrate.ts";
import { outcomeOf } from "./outcome.ts";
import { patiently } from "./patience.ts";
import { createPool } from "./pool.ts";
import { checkPooler } from "./pooler.ts";
import { CHANNEL, createTopics, published } from "./topics.ts";
import { alone, single } from "./transactions.ts";
import { createTurns } from "./turns.ts";

/** While one commits, the next waits for the lock already. More would only take connections from others. */
const TRANSACTIONS_AT_ONCE = 2;

/** What can be asked twice. */
const ONLY_READS = /^\s*SELECT\b/i;

/**
 * Opens the ledger in a PostgreSQL database that any number of servers share, and makes its tables where there are none.
 *
 * @param giveUp ends the opening, if that still goes on
 * @throws {LedgerError} when it cannot be opened; a LastingLedgerError when no waiting mends that.
 */
export async function openPostgres(
  url: string,
  given: Partial<Limits> = {},
  giveUp?: AbortSignal,
): Promise<Database> {
  const limits = { ...LIMITS, ...given };
  const address = addressOf(url);
  const tooLong = () =>
    new LedgerError(
      cannotBeUsed(address, `others of this server have waited for it for ${limits.turnMs / 1000} s`),
    );
  const open = () => connect(address, limits);
  const decide = (xid: string) => outcomeOf(xid, open, address, limits.patienceMs);
  const pool = createPool(open, createTurns(limits.connections, limits.turnMs, tooLong), limits);
  const inTurn = createTurns(TRANSACTIONS_AT_ONCE, limits.turnMs, tooLong);
  const topics = createTopics((hear) => connect(address, limits, hear));

  const calls = createCalls();
  const use = <Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> =>
    patiently(limits.patienceMs, () => pool.use(work));

  const read = (text: string, values: Value[]): Promise<Row[]> =>
    calls.during(() => use(async (connection) => [...(await connection.ask(text, values))]));
  // A statement that writes has a transaction of its own, whose outcome can be found out, but not the ledger's lock.
  const write = (text: string, values: Value[]): Promise<Answer> =>
    calls.during(() => use((connection) => single(connection, address, decide, [text, values])));

  const database: Database = {
    all: async (text, ...values) =>
      ONLY_READS.test(text) ? read(text, values) : [...(await write(text, values))],
    run: async (text, ...values) => (await write(text, values)).count,
    transaction: (work) =>
      calls.during(() => inTurn(() => use((connection) => alone(connection, address, decide, work)))),
    publish: async (topic, said) =>
      void (await read("SELECT pg_notify($1, $2)", [CHANNEL, published(topic, said)])),
    subscribe: topics.subscribe,
    // What was overwritten stays in the table's file until PostgreSQL cleans it up by itself (autovacuum), and in its
    // log and backups. That is for who runs the database: VACUUM takes rights that this server needs for nothing else.
    forget: async () => {},
    close: async () => {
      await Promise.all([topics.close(), calls.end(limits.patienceMs)]);
      await pool.close();
    },
  };
  const stop = () => void pool.close();
  giveUp?.addEventListener("abort", stop);
  if (giveUp?.aborted === true) stop();
  try {
    // First of all, or what is set for a connection would stay behind on one that a pooler gives to somebody else.
    await patiently(limits.patienceMs, () => {
      if (giveUp?.aborted === true) throw closed();
      return checkPooler(address, limits);
    });
    await migrate(database, address);
  } catch (error) {
    await database.close();
    throw error;
  } finally {
    giveUp?.removeEventListener("abort", stop);
  }
  return database;
}
