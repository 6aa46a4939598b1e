import { afterEach, describe, expect, it } from "vitest";
import {
  callerNamed,
  createKit,
  type Kit,
  type KitOptions,
  limitsOf,
  refusalOf,
  statesOf,
  UNKNOWN,
} from "../../test/guard-kit.ts";
import { grant } from "./approval.ts";
import { waiting } from "./ledger/approvals.ts";

const [DESK, SHOP] = [callerNamed("desk"), callerNamed("shop")];

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

describe("an approval", () => {
  const inATerminal = async () => {
    const database = await kit.ledger.file.open();
    await database.transaction(async (sql) => {
      for (const approval of await waiting(sql)) await grant(sql, approval, "somebody", kit.clock.now);
    });
  };

  it("is for the caller that asked: the same plan of another is another question", async () => {
    const { perform, preview, maker } = setUp({ policy: { spend: "confirm" } });
    expect((await perform(["a"], { caller: DESK })).kind).toBe("asks");
    await inATerminal();
    expect(await preview(["a"], { caller: SHOP })).toMatchObject({ verdict: "asks_a_person" });
    expect((await perform(["a"], { caller: SHOP })).kind).toBe("asks");
    expect(maker.calls).toEqual([]);
    expect(await rows("SELECT subject, state FROM approvals ORDER BY subject")).toMatchObject([
      { subject: "token:desk", state: "approved" },
      { subject: "token:shop", state: "waiting" },
    ]);
    expect(await preview(["a"], { caller: DESK })).toMatchObject({ verdict: "goes_ahead" });
    expect(statesOf(await perform(["a"], { caller: DESK }))).toEqual(["succeeded"]);
  });

  it("is not answered by the ticket of another caller, with a yes or a no", async () => {
    const { perform, maker } = setUp({ policy: { spend: "confirm" } });
    const asked = await perform(["a"], { caller: DESK });
    if (asked.kind !== "asks") throw new Error(asked.kind);
    for (const approved of [true, false]) {
      const caller = { ...SHOP, answer: { ticket: asked.question.ticket, approved } };
      expect((await perform(["a"], { caller })).kind).toBe("asks");
    }
    expect(maker.calls).toEqual([]);
    expect(await rows("SELECT state FROM approvals WHERE subject = 'token:desk'")).toMatchObject([
      { state: "waiting" },
    ]);
    const caller = { ...DESK, answer: { ticket: asked.question.ticket, approved: true } };
    expect(statesOf(await perform(["a"], { caller }))).toEqual(["succeeded"]);
    expect(await rows("SELECT approval FROM audit WHERE approval IS NOT NULL")).toContainEqual(
      expect.objectContaining({ approval: "a person, by the dialog of token:desk (test-host 1.0.0)" }),
    );
  });

  it("that waits is told of to the caller that waits, and to no other", async () => {
    const { perform, guard } = setUp({ policy: { spend: "confirm" } });
    await perform(["a", "b"], { caller: DESK });
    expect(await guard.standing("token:desk")).toMatchObject({ waiting: 2 });
    expect(await guard.standing("token:shop")).toMatchObject({ waiting: 0 });
  });
});

describe("an equal call of another caller", () => {
  it.each(["buy", "send"] as const)(
    "is not done twice, and not passed off as one's own (%s)",
    async (tool) => {
      const { perform, preview, maker, guard } = setUp();
      await perform(["x"], { tool, caller: DESK });
      const outcomeFor = async (caller: typeof DESK) => {
        const performance = await perform(["x"], { tool, caller });
        if (performance.kind !== "performed") throw new Error(performance.kind);
        return performance.steps[0]?.outcome;
      };
      expect(await outcomeFor(SHOP)).toMatchObject({ result: "x", deduplicated: true, byAnother: true });
      expect(await outcomeFor(DESK)).toMatchObject({ result: "x", deduplicated: true, byAnother: false });
      expect(await preview(["x"], { tool, caller: SHOP })).toMatchObject({
        verdict: "done_before",
        reason: "Another caller of this account has made an equal call.",
      });
      expect(await preview(["x"], { tool, caller: DESK })).not.toHaveProperty("reason");
      expect(maker.calls).toEqual(["x"]);
      const { send, spend } = (await guard.standing("token:shop")).effects;
      expect((tool === "send" ? send : spend).today).toMatchObject({ units: 1 });
      expect(await rows("SELECT subject FROM caller_totals WHERE units > 0 GROUP BY subject")).toMatchObject([
        { subject: "token:desk" },
      ]);
    },
  );

  it("goes again with repeat, at the cost of who repeats it", async () => {
    const { perform, maker } = setUp({ rules: { callerBudgets: limitsOf({ perDay: 1 }) } });
    await perform(["x"], { tool: "send", caller: DESK });
    expect(statesOf(await perform(["x"], { tool: "send", caller: SHOP, repeat: true }))).toEqual([
      "succeeded",
    ]);
    expect(refusalOf(await perform(["x"], { tool: "send", caller: SHOP, repeat: true }))).toContain("budget");
    expect(maker.calls).toEqual(["x", "x"]);
  });

  it("that is under way is waited for", async () => {
    const { perform, maker } = setUp();
    let finish = () => {};
    maker.answer = (thing) =>
      new Promise((resolve) => {
        finish = () => resolve(maker.make(thing));
      });
    const both = Promise.all([
      perform(["x"], { tool: "send", caller: DESK }),
      perform(["x"], { tool: "send", caller: SHOP }),
    ]);
    await expect.poll(() => maker.calls.length).toBe(1);
    finish();
    expect((await both).flatMap(statesOf).sort()).toEqual(["succeeded", "succeeded before"]);
    expect(maker.calls).toEqual(["x"]);
  });

  it("whose outcome is unknown is not repeated, but by a person's leave", async () => {
    const { perform, maker } = setUp();
    maker.answer = () => UNKNOWN;
    await perform(["x"], { tool: "send", caller: DESK });
    expect(statesOf(await perform(["x"], { tool: "send", caller: SHOP }))).toEqual(["unknown"]);
    const again = await perform(["x"], { tool: "send", caller: SHOP, repeat: true });
    expect(again).toMatchObject({
      kind: "asks",
      question: { message: expect.stringContaining("nobody knows whether it went out") },
    });
    // What the carrier shows later was made by the first.
    maker.make("x");
    const found = await perform(["x"], { tool: "send", caller: SHOP });
    expect(found).toMatchObject({ steps: [{ outcome: { deduplicated: true, byAnother: true } }] });
    expect(maker.calls).toEqual(["x"]);
  });
});

it("the audit tells who was proven to call, of what was refused too", async () => {
  const { perform } = setUp({ policy: { change: "deny" } });
  await perform(["a"], { caller: DESK });
  await perform(["b"], { tool: "set", caller: SHOP });
  await perform(["c"]);
  expect(
    (await rows("SELECT subject, what, state FROM audit ORDER BY seq")).map((row) => Object.values(row)),
  ).toEqual([
    ["token:desk", "a for 2", "executing"],
    ["token:desk", "a for 2", "succeeded"],
    ["token:shop", "b for 2", "refused"],
    ["local", "c for 2", "executing"],
    ["local", "c for 2", "succeeded"],
  ]);
});
