import { afterEach, describe, expect, it } from "vitest";
import { createKit, type Kit, type KitOptions, refusalOf, statesOf, UNKNOWN } from "../../test/guard-kit.ts";
import { grant } from "./approval.ts";
import { waiting } from "./ledger/approvals.ts";

let kit: Kit;
afterEach(async () => {
  await kit.guard.close();
  await kit.ledger.remove();
});

const setUp = (options: KitOptions = {}): Kit => {
  kit = createKit(options);
  return kit;
};

const rows = async (sql: string) => (await kit.ledger.file.open()).all(sql);

describe("allow", () => {
  it("performs every step once, in order, and writes each down before and after", async () => {
    const { perform, maker } = setUp();
    const states: unknown[] = [];
    maker.answer = async (thing) => {
      states.push(
        ...(await rows("SELECT what, state FROM operations ORDER BY what")).map((row) => ({ ...row })),
      );
      return maker.make(thing);
    };
    expect(statesOf(await perform(["a", "b"]))).toEqual(["succeeded", "succeeded"]);
    expect(maker.calls).toEqual(["a", "b"]);
    expect(states).toEqual([
      { what: "a for 2", state: "executing" },
      { what: "b for 2", state: "approved" },
      { what: "a for 2", state: "succeeded" },
      { what: "b for 2", state: "executing" },
    ]);
  });

  it("stops after an outcome that is not known, and gives back the budget of what was not begun", async () => {
    const { perform, maker, guard } = setUp();
    maker.answer = (thing) => (thing === "b" ? UNKNOWN : maker.make(thing));
    expect(statesOf(await perform(["a", "b", "c"]))).toEqual(["succeeded", "unknown", "not_attempted"]);
    expect(maker.calls).toEqual(["a", "b"]);
    const { effects, unknown, executing } = await guard.standing("local");
    expect(effects.spend.today).toMatchObject({ units: 2, nanodollars: 4 });
    expect({ unknown, executing }).toEqual({ unknown: 1, executing: 0 });
  });

  it("goes on after a failure, and starts nothing after a cancellation", async () => {
    const { perform, maker, guard } = setUp();
    const cancel = new AbortController();
    maker.answer = (thing) => {
      if (thing === "c") cancel.abort();
      return thing === "a" ? { state: "failed", reason: "taken" } : maker.make(thing);
    };
    const performance = await perform(["a", "b", "c", "d"], { signal: cancel.signal });
    expect(statesOf(performance)).toEqual(["failed", "succeeded", "succeeded", "not_attempted"]);
    expect((await guard.standing("local")).effects.spend.today.units).toBe(2);
  });

  it("never says that something was not done because its answer cannot be read", async () => {
    const { perform, maker } = setUp();
    maker.answer = (thing) => ({ ...maker.make(thing), state: "succeeded", result: JSON.parse("7") });
    const performance = await perform(["a"]);
    expect(statesOf(performance)).toEqual(["unknown"]);
    expect(JSON.stringify(performance)).toMatch(/Flowroute has acted.*do not repeat this call\. Look at a\./);
    expect(await rows("SELECT state FROM operations")).toMatchObject([{ state: "succeeded" }]);
  });

  it("keeps the price that the carrier tells afterwards", async () => {
    const { perform, maker, guard } = setUp();
    maker.answer = (thing) => ({ state: "succeeded", result: thing, costNanodollars: 7 });
    await perform(["a"], { cost: 2 });
    expect((await guard.standing("local")).effects.spend.today.nanodollars).toBe(7);
  });
});

describe("deny", () => {
  it("does nothing, says how the operator can allow it, and holds without a ledger", async () => {
    const { perform, maker, context } = setUp({ policy: { spend: "deny" } });
    expect(refusalOf(await perform(["a"]))).toMatch(
      /^Nothing was done\. .*--spend allow.*Nothing that you pass/,
    );
    expect(await rows("SELECT what, state, operation_id FROM audit")).toMatchObject([
      { what: "a for 2", state: "refused", operation_id: null },
    ]);
    expect(await rows("SELECT * FROM totals")).toEqual([]);
    const { LedgerError } = await import("./ledger/sql.ts");
    context.ledger = () => Promise.reject(new LedgerError("out"));
    expect(refusalOf(await perform(["a"]))).toContain("--spend allow");
    expect(maker.calls).toEqual([]);
  });

  it("holds for every effect when read-only, whatever else is allowed", async () => {
    const { perform, maker } = setUp({ policy: { readOnly: true } });
    for (const tool of ["buy", "send", "set"] as const)
      expect(refusalOf(await perform(["a"], { tool }))).toContain("--read-only");
    expect(maker.calls).toEqual([]);
  });
});

describe("the ledger", () => {
  it("is opened at the first effect", async () => {
    const { perform, ledger, guard } = setUp();
    await guard.hear([{ id: "1", from: "+12065550187", at: 1, body: "Hello" }]);
    expect(statesOf(await perform([]))).toEqual([]);
    expect(ledger.file.exists()).toBe(false);
    await perform(["a"]);
    expect(ledger.file.exists()).toBe(true);
  });

  it("that is out stops every effect with words for the operator, and nothing else", async () => {
    const { perform, maker, context, guard } = setUp();
    const { LedgerError } = await import("./ledger/sql.ts");
    context.ledger = () => Promise.reject(new LedgerError("The ledger cannot be used: disk full."));
    expect(refusalOf(await perform(["a"]))).toMatch(
      /^Nothing was done\. .*looking things up still works.*disk full.*flowroute-mcp doctor/,
    );
    expect(maker.calls).toEqual([]);
    await guard.hear([{ id: "1", from: "+12065550187", at: 1, body: "STOP" }]);
    expect(kit.said).toEqual(["a STOP or START that was read could not be written to the ledger"]);
  });

  it("that breaks after the carrier has acted does not hide that it did; the next process finds out", async () => {
    const { perform, maker, context, ledger, clock } = setUp();
    const { open } = ledger.file;
    maker.answer = (thing) => {
      context.ledger = () => Promise.reject(new Error("gone"));
      return maker.make(thing);
    };
    expect(statesOf(await perform(["a"]))).toEqual(["succeeded"]);
    expect(kit.said).toEqual([expect.stringContaining("could not be written")]);
    context.ledger = open;
    clock.now += 30_000;
    expect(statesOf(await perform(["a"]))).toEqual(["succeeded before"]);
    expect(maker.calls).toEqual(["a"]);
  });

  it("keeps no text of a message unless the operator asks for it", async () => {
    const { perform } = setUp();
    await perform(["a"]);
    const whole = JSON.stringify([
      await rows("SELECT * FROM operations"),
      await rows("SELECT * FROM audit"),
      await rows("SELECT * FROM approvals"),
    ]);
    expect(whole).not.toContain("the text of a");
    const keeping = createKit({ ledger: kit.ledger, rules: { keepBodies: true } });
    await keeping.perform(["b"]);
    expect(await rows("SELECT body FROM operations WHERE body IS NOT NULL")).toMatchObject([
      { body: "the text of b" },
    ]);
  });

  it("has an audit of who did what at what cost, which cannot be rewritten", async () => {
    const { perform } = setUp();
    await perform(["a"]);
    expect(await rows("SELECT caller, what, state, nanodollars FROM audit ORDER BY seq")).toMatchObject([
      { caller: "a host", what: "a for 2", state: "executing", nanodollars: 2 },
      { state: "succeeded" },
    ]);
    await expect(rows("UPDATE audit SET what = 'nothing'")).rejects.toThrow("append-only");
    await expect(rows("DELETE FROM audit")).rejects.toThrow("append-only");
    await expect(rows("INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 1")).rejects.toThrow(
      "append-only",
    );
  });
});

describe("a dry run", () => {
  it("tells what would happen and does nothing, reserves nothing and asks nobody", async () => {
    const { preview, maker, guard } = setUp({ policy: { spend: "confirm" } });
    expect(await preview(["a", "b"])).toMatchObject({
      would: ["a for 2, with its text", "b for 2, with its text"],
      costNanodollars: 4,
      verdict: "asks_a_person",
    });
    expect(maker.calls).toEqual([]);
    expect(await guard.standing("local")).toMatchObject({
      waiting: 0,
      effects: { spend: { today: { units: 0 } } },
    });
    expect(await rows("SELECT * FROM audit")).toEqual([]);
  });

  it("tells of a plan that waits, was approved, or may be the second, what the call would meet", async () => {
    const limit = { perDay: 1, perMonth: undefined };
    const none = { perDay: undefined, perMonth: undefined };
    const budgets = { spend: { count: limit, nanodollars: none }, send: { count: none, nanodollars: none } };
    const { perform, preview, maker, context } = setUp({ rules: { budgets }, policy: { spend: "confirm" } });
    await perform(["a"]);
    expect(await preview(["a"])).toMatchObject({ verdict: "asks_a_person" });
    expect(await preview(["b"])).toMatchObject({ verdict: "refused" });
    await (await context.ledger()).transaction(async (sql) => {
      for (const approval of await waiting(sql)) await grant(sql, approval, "somebody", context.now());
    });
    expect(await preview(["a"])).toMatchObject({ verdict: "goes_ahead" });
    maker.answer = () => UNKNOWN;
    await perform(["x"], { tool: "send" });
    expect(await preview(["x"], { tool: "send", repeat: true })).toMatchObject({ verdict: "asks_a_person" });
  });

  it("says what the policy, the budget or an equal call would answer", async () => {
    const limit = { perDay: 1, perMonth: undefined };
    const none = { perDay: undefined, perMonth: undefined };
    const budgets = { spend: { count: limit, nanodollars: none }, send: { count: none, nanodollars: none } };
    const { preview, perform, maker, clock } = setUp({ rules: { budgets }, policy: { change: "deny" } });
    expect(await preview(["a"])).toMatchObject({ verdict: "goes_ahead", usage: { today: { unitsLeft: 1 } } });
    expect(await preview(["a"], { tool: "set" })).toMatchObject({ verdict: "refused" });
    await perform(["a"]);
    expect(await preview(["a"])).toMatchObject({ verdict: "done_before", would: [] });
    expect(await preview(["b"])).toMatchObject({
      verdict: "refused",
      reason: expect.stringContaining("budget"),
    });
    maker.answer = () => UNKNOWN;
    await perform(["x"], { tool: "send" });
    expect(await preview(["x"], { tool: "send" })).toMatchObject({
      verdict: "refused",
      reason: expect.stringContaining("still not known"),
    });
    // Given back since: the carrier does not show it any more.
    maker.made.length = 0;
    clock.now += 24 * 3_600_000;
    expect(await preview(["a"])).toMatchObject({ verdict: "goes_ahead" });
  });
});
