import type { RateLimiter, Turn } from "flowroute-client";
import type { Database } from "../../guard/ledger/sql.ts";
import { createLane } from "./lane.ts";
import { createPermits } from "./permits.ts";
import { PACE_TIMES, type PaceTimes } from "./times.ts";

type SharedPace = {
  /** PostgreSQL; asked for whenever it is needed, so that one that was away is found again. */
  database: () => Promise<Database>;
  /** The ledger's name of the account: the key itself does not get into the database. */
  account: string;
  /** Messages a second. */
  rates: { sms: number; mms: number };
  /** This process, and no other one. */
  owner: string;
  times?: PaceTimes;
};

/**
 * Keeps the carrier's limits over all processes that share a database, in the order in which they come.
 *
 * An account has as many permits as it may send messages in a second, for each product. A message takes one, and it can
 * be taken again one second after the request has ended. The carrier counted the message at some moment of its request;
 * so what is sent with the same permit is counted a second apart or more, by any clock that runs evenly, and no calendar
 * second gets more than there are permits. All times are the database's: those of the processes do not matter.
 *
 * Permits are numbered, and a process takes those up to its own rate. Where the rates of processes differ, the largest
 * holds for all of them together; one with a smaller rate never adds to it. So a rate that is being lowered is kept when
 * the last process with the old one has ended.
 *
 * `acquire` rejects with a LedgerError when the database cannot be used; nothing was sent then.
 */
export function createSharedPace({
  database,
  account,
  rates,
  owner,
  times = PACE_TIMES,
}: SharedPace): RateLimiter {
  const laneFor = (product: Turn["product"]) =>
    createLane(createPermits({ database, account, product, rate: rates[product], owner, times }), times);
  const lanes = { sms: laneFor("sms"), mms: laneFor("mms") };
  return { acquire: ({ product, signal }) => lanes[product].acquire(signal) };
}
