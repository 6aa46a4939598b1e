import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { grant } from "../../../mcp/src/guard/approval.ts";
import { takeUp } from "../../../mcp/src/guard/find-out.ts";
import { waiting } from "../../../mcp/src/guard/ledger/approvals.ts";
import { since } from "../../../mcp/src/guard/ledger/audit.ts";
import type { LedgerFile } from "../../../mcp/src/guard/ledger/ledger-file.ts";
import { out } from "../../../mcp/src/guard/ledger/opt-outs.ts";
import type { Database } from "../../../mcp/src/guard/ledger/sql.ts";
import {
  createKit,
  type KitOptions,
  Maker,
  NOON,
  refusalOf,
  statesOf,
  UNKNOWN,
} from "../../../mcp/test/guard-kit.ts";
import { canRunPostgres, openPostgres, startPostgres } from "./postgres-ledger.ts";

// The queries of the ledger are the same for SQLite and PostgreSQL. Everything else of the guard's tests is on SQLite.

let server: Awaited<ReturnType<typeof startPostgres>> | undefined;
beforeAll(async () => {
  if (canRunPostgres()) server = await startPostgres();
}, 60_000);
afterAll(() => server?.stop());

let url: string;
let opened: Database[];
beforeEach(async () => {
  url = (await server?.newLedger()) ?? "";
  opened = [];
});
afterEach(async () => {
  for (const database of opened) await database.close();
});

/** A process of its own, with a connection of its own. */
async function process(options: KitOptions = {}) {
  const database = await openPostgres(url);
  opened.push(database);
  const file: LedgerFile = {
    open: async () => database,
    openToRead: async () => database,
    exists: () => true,
    close: async () => {},
  };
  return { ...createKit({ ...options, file }), database };
}

describe.skipIf(!canRunPostgres())(
  "on PostgreSQL (skipped as root in a folder that is for root alone)",
  () => {
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
      expect((await guard.standing()).effects.spend.today).toMatchObject({ units: 2, nanodollars: 4 });
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
      await expect.poll(() => maker.calls.length).toBe(1);
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
  },
);
