import { randomBytes } from "node:crypto";
import { z } from "zod";
import { openSettings } from "../open-settings.ts";
import type { Database } from "../the-server.ts";
import {
  createInbox,
  createPermits,
  createSharedPace,
  type GuardContext,
  PACE_TIMES,
  standingOf,
  takeUp,
  unfinished,
} from "./the-parts.ts";

/** What a server does with its ledger beside the calls that act. */
export const unitNames = z.enum(["look", "standing", "inbound", "receipt", "permit", "queue"]);
export type UnitName = z.infer<typeof unitNames>;

/** Each does it once. Throws when it was not done. */
export type Units = Record<UnitName, () => Promise<void>>;

/** Replicas that wait for a permit in `queue`. */
export const WAITING = 1_000;

/** The carrier's rates, as they are by default. */
const RATES = { sms: 5, mms: 1 };

/** Permits can be taken again at once: it is the work that is measured, and not the wait that it is for. */
const NO_WAIT = { ...PACE_TIMES, windowMs: 0 };

/** All of them on one ledger. The last two work only in PostgreSQL. */
export function unitsOn(database: Database): Units {
  const account = "bench-account";
  const ledger = async () => database;
  const context = contextOn(ledger, account);
  const secret = randomBytes(16).toString("hex");
  const inbox = createInbox({ ledger, account, keepBodies: false, secret, now: Date.now, say: refuse });
  const post = async (webhook: object) => {
    const url = `http://127.0.0.1/webhooks/flowroute/${secret}`;
    const { status } = await inbox.handler(
      new Request(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(webhook),
      }),
    );
    if (status !== 200) throw new Error(`A webhook was answered with ${status}.`);
  };
  const owner = randomBytes(8).toString("hex");
  const pace = createSharedPace({ database: ledger, account, rates: RATES, owner, times: NO_WAIT });
  const crowded = { account: "crowded", product: "sms", rate: RATES.sms, owner, times: NO_WAIT } as const;
  const permits = createPermits({ database: ledger, ...crowded });
  let filled: Promise<number> | undefined;

  return {
    // As recovery does it while there is nothing to take up.
    look: async () => {
      if ((await takeUp(context)) > 0) throw new Error("There was something to take up.");
      await database.forget();
      await unfinished(database, account);
    },
    standing: async () => void (await standingOf(context, undefined)),
    inbound: () => post(inboundMessage()),
    receipt: () => post(deliveryReceipt()),
    permit: async () => {
      const release = await pace.acquire({ accessKey: "unused", product: "sms", signal: undefined });
      if (typeof release !== "function") throw new Error("The pace does not wait for the end of a request.");
      release();
    },
    queue: async () => {
      filled ??= fillQueue(database, crowded);
      await filled;
      const { permits: taken } = await permits.ask(1);
      if (taken.length > 0) throw new Error("A permit was taken before those who wait had theirs.");
    },
  };
}

/** Others that wait, and are not passed over for as long as this runs. */
const fillQueue = (
  database: Database,
  { account, product }: { account: string; product: string },
): Promise<number> =>
  database.run(
    `INSERT INTO carrier_queue (account, product, owner, seen_at)
       SELECT $1, $2, gen_random_uuid()::text, 9000000000000000 FROM generate_series(1, ${WAITING})`,
    account,
    product,
  );

function contextOn(ledger: () => Promise<Database>, account: string): GuardContext {
  const { policy, budgets, callerBudgets, destinations, quietHours, dedupeMs, keepBodies } = openSettings();
  return {
    account,
    rules: { policy, budgets, callerBudgets, destinations, quietHours, dedupeMs, keepBodies },
    finders: new Map(),
    ledger,
    ledgerToRead: ledger,
    owner: "bench",
    isGone: () => false,
    placesToApprove: () => "",
    findingPausesMs: [],
    now: Date.now,
    say: refuse,
  };
}

/** Whatever a part has to say to an operator: none that is measured may come to it. */
const refuse = (line: string): never => {
  throw new Error(line);
};

const newId = (): string => `mdr2-${randomBytes(16).toString("hex")}`;

const inboundMessage = () => ({
  data: {
    type: "message",
    id: newId(),
    attributes: {
      body: "Can I come at seven instead? We are four now.",
      direction: "inbound",
      from: "12065550142",
      to: "12065550123",
      is_mms: false,
      timestamp: new Date().toISOString(),
    },
  },
});

const deliveryReceipt = () => ({
  data: {
    type: "delivery_receipt",
    id: newId(),
    attributes: {
      level: 1,
      status: "delivered",
      status_code: null,
      body: "",
      timestamp: new Date().toISOString(),
    },
  },
});
