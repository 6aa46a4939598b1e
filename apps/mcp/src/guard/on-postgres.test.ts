import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import {
  createKit,
  type KitOptions,
  Maker,
  NOON,
  refusalOf,
  statesOf,
  UNKNOWN,
} from "../../test/guard-kit.ts";
import { hasPostgres } from "../../test/new-database.ts";
import { openPostgresProxy } from "../../test/postgres-proxy.ts";
import { grant } from "./approval.ts";
import { takeUp } from "./find-out.ts";
import { waiting } from "./ledger/approvals.ts";
import { since } from "./ledger/audit.ts";
import { createLedger } from "./ledger/ledger-place.ts";
import { out } from "./ledger/opt-outs.ts";
import { newLedger } from "./ledger/postgres/for-tests.ts";

// The guard's words to the ledger are the same for both databases. Everything else of its tests is on SQLite.

let url: string;

/** A process of its own, with connections of its own. */
async function process(options: KitOptions = {}, databaseUrl = url) {
  const file = createLedger({ stateFolder: "/nowhere", databaseUrl }, "real");
  onTestFinished(() => file.close());
  const database = await file.open();
  return { ...createKit({ ...options, file }), database };
}

beforeEach(async () => {
  if (hasPostgres()) url = await newLedger();
});

describe.skipIf(!hasPostgres())("the guard on PostgreSQL", () => {
  it("every step goes its way, and the audit tells it", async () => {
    const { perform, database, guard } = await process();
    expect(statesOf(await perform(["a", "b"]))).toEqual(["succeeded", "succeeded"]);
    expect((await since(database, 0, 0, 100)).map(({ what, state }) => `${what}: ${state}`)).toEqual([
      "a for 2: executing",
      "b for 2: approved",
      "a for 2: succeeded",
      "b for 2: executing",
      "b for 2: succeeded",
    ]);
    expect((await guard.standing("local")).effects.spend.today).toMatchObject({ units: 2, nanodollars: 4 });
  });

  it("two processes at the same moment call the carrier once for each thing, within one budget", async () => {
    const maker = new Maker();
    const none = { perDay: undefined, perMonth: undefined };
    const budgets = {
      spend: { count: none, nanodollars: none },
      send: { count: { ...none, perDay: 8 }, nanodollars: none },
    };
    const processes = await Promise.all(
      ["one", "two", "three"].map((owner) => process({ maker, owner, rules: { budgets } })),
    );
    const things = Array.from({ length: 12 }, (_, index) => `thing ${index}`);
    await Promise.all(
      processes.flatMap(({ perform }) => things.map((thing) => perform([thing], { tool: "send" }))),
    );
    expect(new Set(maker.calls).size).toBe(maker.calls.length);
    expect(maker.calls).toHaveLength(8);
  });

  it("a line that is cut at any COMMIT makes nothing twice, and the ledger tells all of it", async () => {
    const proxy = await openPostgresProxy(url);
    onTestFinished(() => proxy.close());
    const { perform, maker, database } = await process({}, proxy.url);
    const faults = ["cut after COMMIT", "cut before COMMIT", "lose COMMIT"] as const;
    for (const [index, fault] of faults.entries()) {
      // Each call commits twice: before the carrier is called, and after.
      proxy.state.fault = fault;
      expect(statesOf(await perform([`before ${index}`]))).toEqual(["succeeded"]);
      maker.answer = (thing) => {
        proxy.state.fault = fault;
        maker.answer = (other) => maker.make(other);
        return maker.make(thing);
      };
      expect(statesOf(await perform([`after ${index}`]))).toEqual(["succeeded"]);
    }
    expect(proxy.state.happened).toBe(6);
    expect(maker.calls).toEqual(faults.flatMap((_, index) => [`before ${index}`, `after ${index}`]));
    expect((await since(database, 0, 0, 100)).map(({ state }) => state)).toEqual(
      maker.calls.flatMap(() => ["executing", "succeeded"]),
    );
  });

  it("the audit cannot be rewritten", async () => {
    const { perform, database } = await process();
    await perform(["a"]);
    for (const sql of ["UPDATE audit SET what = 'nothing'", "DELETE FROM audit", "TRUNCATE audit"])
      await expect(database.run(sql)).rejects.toThrow("append-only");
    expect(await since(database, 0, 0, 10)).toHaveLength(2);
  });

  it("a question waits, is granted once and used once", async () => {
    const { perform, database, clock } = await process({ policy: { spend: "confirm" } });
    refusalOf(await perform(["a"]));
    await database.transaction(async (sql) => {
      for (const approval of await waiting(sql)) await grant(sql, approval, "somebody", clock.now);
    });
    expect(statesOf(await perform(["a"]))).toEqual(["succeeded"]);
    clock.now += 16 * 60_000;
    expect(refusalOf(await perform(["b"]))).toContain("a person has to approve");
  });

  it("what a process has left is found out; what is unknown stays so, and holds back an equal one", async () => {
    const maker = new Maker();
    const clock = { now: NOON };
    const dying = await process({ maker, clock, owner: "dying" });
    maker.answer = (thing) => {
      maker.make(thing);
      return new Promise(() => {});
    };
    void dying.perform(["x"]);
    await expect.poll(() => maker.calls.length, { timeout: 20_000 }).toBe(1);
    maker.answer = () => UNKNOWN;
    clock.now += 21_000;
    const next = await process({ maker, clock, owner: "next" });
    expect(await takeUp(next.context)).toBe(1);
    expect(statesOf(await next.perform(["x"]))).toEqual(["succeeded before"]);
    expect(statesOf(await next.perform(["y"], { tool: "send" }))).toEqual(["unknown"]);
    expect(statesOf(await next.perform(["y"], { tool: "send" }))).toEqual(["unknown"]);
    expect(maker.calls).toEqual(["x", "y"]);
  });

  it("opt-outs are kept in the order of their messages", async () => {
    const { guard, database } = await process();
    const say = (body: string, at: number) =>
      guard.hear([{ id: `mdr2-${at}`, from: "+12065550187", at, body }]);
    await say("STOP", NOON);
    await say("START", NOON - 1000);
    expect(await out(database)).toMatchObject([{ number: "+12065550187", at: NOON }]);
    await say("START", NOON + 1000);
    expect(await out(database)).toEqual([]);
  });
});
