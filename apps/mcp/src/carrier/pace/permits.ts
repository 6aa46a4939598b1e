import { randomUUID } from "node:crypto";
import type { Turn } from "flowroute-client";
import { z } from "zod";
import { type Database, integer } from "../../guard/ledger/sql.ts";
import type { PaceTimes } from "./times.ts";

/** The right to send one message. */
export type Permit = { slot: number; holder: string };

/** The permits of one account and product, and the queue of the processes that want one. */
export type Permits = {
  /**
   * Takes permits, `wanted` at most, and leaves the queue. Or takes none and enters the queue, if this process is not in
   * it already: then its turn does not come before `waitMs`.
   */
  ask(wanted: number): Promise<{ permits: Permit[]; waitMs: number }>;
  /** Keeps permits while their requests are under way. False when a lease had ended and somebody else has taken one. */
  renew(held: readonly Permit[]): Promise<boolean>;
  /** Gives permits back, to be taken again after so many milliseconds. */
  release(held: readonly Permit[], afterMs: number): Promise<void>;
  leave(): Promise<void>;
};

type Of = {
  database: () => Promise<Database>;
  account: string;
  product: Turn["product"];
  rate: number;
  owner: string;
  times: PaceTimes;
};

const CLOCK = "(SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now)";

// A crash of the database takes the permits with it, and what was sent just before is not known then.
const PREPARE = `
  WITH clock AS ${CLOCK}, gone AS (
    DELETE FROM carrier_queue USING clock WHERE seen_at < now - $4::bigint
  )
  INSERT INTO carrier_permits (account, product, slot, free_at)
  SELECT $1, $2, slot, now + $5::bigint FROM clock, generate_series(1, $3::bigint) AS slot
  ON CONFLICT DO NOTHING`;

// Who has n before it in the queue waits until more than n permits are free: so they are all taken when they come free,
// though not each process looks at that moment, and though one of those before it may have died. What is free beyond
// that is shared among all who wait. A permit whose request is under way is free a window from now at the soonest, and
// who has more before it than there are permits waits a round longer. Permits with high numbers go first: who has a
// smaller rate has no use for them.
const ASK = `
  WITH clock AS ${CLOCK}, standing AS (
    SELECT count(*) AS others, count(*) FILTER (WHERE place < coalesce(
      (SELECT place FROM carrier_queue WHERE account = $1 AND product = $2 AND owner = $3), 9223372036854775807
    )) AS ahead
    FROM carrier_queue, clock
    WHERE account = $1 AND product = $2 AND owner <> $3 AND seen_at > now - $4::bigint
  ), permits AS (
    SELECT CASE WHEN holder IS NULL THEN free_at ELSE least(free_at, now + $5::bigint) END AS ready_at
    FROM carrier_permits, clock WHERE account = $1 AND product = $2 AND slot <= $6::bigint
  ), share AS (
    SELECT CASE WHEN free > ahead THEN greatest(1, least($7::bigint, (free - ahead) / (others + 1))) ELSE 0 END AS share
    FROM standing, (SELECT count(*) AS free FROM permits, clock WHERE ready_at <= now) AS counted
  ), free AS (
    SELECT slot FROM carrier_permits
    WHERE account = $1 AND product = $2 AND slot <= $6::bigint AND free_at <= (SELECT now FROM clock)
    ORDER BY slot DESC LIMIT (SELECT share FROM share) FOR UPDATE SKIP LOCKED
  ), taken AS (
    UPDATE carrier_permits SET holder = $8, free_at = (SELECT now FROM clock) + $9::bigint
    WHERE account = $1 AND product = $2 AND slot IN (SELECT slot FROM free) RETURNING slot
  ), gone AS (
    DELETE FROM carrier_queue
    WHERE account = $1 AND product = $2 AND owner = $3 AND EXISTS (SELECT FROM taken)
  ), entered AS (
    INSERT INTO carrier_queue (account, product, owner, seen_at)
    SELECT $1, $2, $3, now FROM clock WHERE NOT EXISTS (SELECT FROM taken)
    ON CONFLICT (account, product, owner) DO UPDATE SET seen_at = excluded.seen_at
  )
  SELECT slot, (SELECT count(*) FROM permits) AS permits, ahead / $6::bigint * $5::bigint - now
    + (SELECT ready_at FROM permits ORDER BY ready_at OFFSET (SELECT ahead % $6::bigint FROM standing) LIMIT 1) AS wait_ms
  FROM standing CROSS JOIN clock LEFT JOIN taken ON true`;

const asked = z.array(z.object({ slot: integer.nullable(), permits: integer, wait_ms: integer.nullable() }));

// A permit that has come free and was taken by somebody else is theirs.
const SET_FREE = `
  UPDATE carrier_permits AS permit
  SET free_at = now + $4::bigint, holder = CASE WHEN $5 = 'released' THEN NULL ELSE permit.holder END
  FROM ${CLOCK} AS clock, json_each_text($3::text::json) AS held (slot, holder)
  WHERE account = $1 AND product = $2 AND permit.slot = held.slot::bigint AND permit.holder = held.holder`;

const LEAVE = "DELETE FROM carrier_queue WHERE account = $1 AND product = $2 AND owner = $3";

/** How long a process that waits is remembered, so that it has its old place when it is back from a lost connection. */
const FORGOTTEN_MS = 60_000;

/** The clock of these times is read before a row is written; and it counts whole milliseconds. */
const MARGIN_MS = 1;

export function createPermits({ database, account, product, rate, owner, times }: Of): Permits {
  const { windowMs, leaseMs, staleMs } = times;
  const lane = [account, product] as const;
  let isPrepared = false;

  const prepare = async () => {
    await (await database()).run(PREPARE, ...lane, rate, FORGOTTEN_MS, windowMs + MARGIN_MS);
    isPrepared = true;
  };
  const setFree = async (held: readonly Permit[], how: "renewed" | "released", afterMs: number) => {
    if (held.length === 0) return true;
    const bySlot = JSON.stringify(Object.fromEntries(held.map(({ slot, holder }) => [slot, holder])));
    const ours = await (await database()).run(SET_FREE, ...lane, bySlot, afterMs + MARGIN_MS, how);
    return ours === held.length;
  };

  return {
    ask: async (wanted) => {
      if (!isPrepared) await prepare();
      const holder = randomUUID();
      const values = [owner, staleMs, windowMs, rate, wanted, holder, leaseMs] as const;
      const rows = asked.parse(await (await database()).all(ASK, ...lane, ...values));
      isPrepared = rows.every(({ permits }) => permits >= rate);
      return {
        permits: rows.flatMap(({ slot }) => (slot === null ? [] : [{ slot, holder }])),
        waitMs: rows[0]?.wait_ms ?? 0,
      };
    },
    renew: (held) => setFree(held, "renewed", leaseMs),
    release: async (held, afterMs) => {
      await setFree(held, "released", afterMs);
    },
    leave: async () => {
      await (await database()).run(LEAVE, ...lane, owner);
    },
  };
}
