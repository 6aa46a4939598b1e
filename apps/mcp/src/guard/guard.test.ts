import { describe, expect, it } from "vitest";
import type { Answer } from "./approval.ts";
import type { Outcome, Plan } from "./effect.ts";
import { type Caller, createGuard } from "./guard.ts";
import type { Policy } from "./policy.ts";

const OPEN: Policy = { readOnly: false, spend: "allow", send: "allow", change: "allow" };

const planOf = (...costs: number[]): Plan<number> => ({
  question: "Do it?",
  steps: costs.map((costNanodollars, index) => ({
    what: `step ${index} for ${costNanodollars}`,
    costNanodollars,
    data: index,
  })),
});

const succeed = async (): Promise<Outcome<string>> => ({ state: "succeeded", result: "done" });

/** A guard with a carrier that counts the calls that reach it. */
function setUp(policy: Partial<Policy> = {}, clock = { now: 0 }) {
  const guard = createGuard({ ...OPEN, ...policy }, () => clock.now);
  const calls: number[] = [];
  const perform = (
    plan: Plan<number>,
    caller: Caller = { canAsk: false },
    execute: (data: number) => Promise<Outcome<string>> = succeed,
    signal = new AbortController().signal,
  ) =>
    guard.perform<number, string>({
      tool: "purchase_number",
      effect: "spend",
      plan,
      caller,
      signal,
      onProgress: () => {},
      execute: (step) => {
        calls.push(step.data);
        return execute(step.data);
      },
    });
  return { guard, calls, perform, clock };
}

const questionOf = (performance: Awaited<ReturnType<ReturnType<typeof setUp>["perform"]>>) => {
  if (performance.kind !== "asks") throw new Error(`expected a question, got ${performance.kind}`);
  return performance.question;
};

describe("allow", () => {
  it("performs every step once, in order", async () => {
    const { perform, calls } = setUp();
    const performance = await perform(planOf(1, 2, 3));
    expect(performance.kind).toBe("performed");
    expect(calls).toEqual([0, 1, 2]);
  });

  it("stops after an outcome that is not known", async () => {
    const { perform, calls, guard } = setUp();
    const performance = await perform(planOf(5, 7, 9), { canAsk: false }, async (data) =>
      data === 1 ? { state: "unknown", reason: "cut" } : succeed(),
    );
    expect(calls).toEqual([0, 1]);
    if (performance.kind !== "performed") throw new Error(performance.kind);
    expect(performance.steps.map(({ outcome }) => outcome.state)).toEqual([
      "succeeded",
      "unknown",
      "not_attempted",
    ]);
    expect(guard.tally().spend).toEqual({ done: 1, unknown: 1, nanodollars: 12 });
  });

  it("goes on after a failure, and starts nothing after a cancellation", async () => {
    const cancel = new AbortController();
    const { perform, calls } = setUp();
    const performance = await perform(
      planOf(1, 1, 1, 1),
      { canAsk: false },
      async (data) => {
        if (data === 2) cancel.abort();
        return data === 0 ? { state: "failed", reason: "taken" } : succeed();
      },
      cancel.signal,
    );
    expect(calls).toEqual([0, 1, 2]);
    if (performance.kind !== "performed") throw new Error(performance.kind);
    expect(performance.steps.map(({ outcome }) => outcome.state)).toEqual([
      "failed",
      "succeeded",
      "succeeded",
      "not_attempted",
    ]);
  });
});

describe("deny", () => {
  it("does nothing and says how the operator can allow it", async () => {
    const { perform, calls } = setUp({ spend: "deny" });
    const performance = await perform(planOf(1), { canAsk: true });
    expect(performance).toMatchObject({ kind: "refused", reason: expect.stringContaining("--spend allow") });
    expect(calls).toEqual([]);
  });

  it("holds for every effect when read-only, whatever else is allowed", async () => {
    const { perform, calls, guard } = setUp({ readOnly: true });
    expect(await perform(planOf(1))).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("--read-only"),
    });
    expect((["spend", "send", "change"] as const).map((effect) => guard.modeOf(effect))).toEqual([
      "deny",
      "deny",
      "deny",
    ]);
    expect(calls).toEqual([]);
  });
});

describe("confirm", () => {
  const yes = (question: { ticket: Answer["ticket"] }): Caller => ({
    canAsk: true,
    answer: { ticket: question.ticket, approved: true },
  });

  it("refuses where nobody can be asked", async () => {
    const { perform, calls } = setUp({ spend: "confirm" });
    expect(await perform(planOf(1))).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("cannot ask"),
    });
    expect(calls).toEqual([]);
  });

  it("asks with everything that would happen, and performs after a yes", async () => {
    const { perform, calls } = setUp({ spend: "confirm" });
    const question = questionOf(await perform(planOf(1, 2), { canAsk: true }));
    expect(question.message).toBe("Do it?\n- step 0 for 1\n- step 1 for 2");
    expect(calls).toEqual([]);
    expect((await perform(planOf(1, 2), yes(question))).kind).toBe("performed");
    expect(calls).toEqual([0, 1]);
  });

  it("takes a no as a no", async () => {
    const { perform, calls } = setUp({ spend: "confirm" });
    const { ticket } = questionOf(await perform(planOf(1), { canAsk: true }));
    const performance = await perform(planOf(1), { canAsk: true, answer: { ticket, approved: false } });
    expect(performance).toMatchObject({ kind: "refused", reason: expect.stringContaining("declined") });
    expect(calls).toEqual([]);
  });

  it("takes one yes once", async () => {
    const { perform, calls } = setUp({ spend: "confirm" });
    const question = questionOf(await perform(planOf(1), { canAsk: true }));
    await perform(planOf(1), yes(question));
    expect((await perform(planOf(1), yes(question))).kind).toBe("asks");
    expect(calls).toEqual([0]);
  });

  it("asks again when the price, the thing or the tool's plan has changed", async () => {
    for (const changed of [
      planOf(2),
      planOf(1, 1),
      { ...planOf(1), steps: [{ what: "another", costNanodollars: 1, data: 0 }] },
    ]) {
      const { perform, calls } = setUp({ spend: "confirm" });
      const question = questionOf(await perform(planOf(1), { canAsk: true }));
      expect((await perform(changed, yes(question))).kind).toBe("asks");
      expect(calls).toEqual([]);
    }
  });

  it("asks again after fifteen minutes, and never heeds a ticket that it did not give", async () => {
    const { perform, calls, clock } = setUp({ spend: "confirm" });
    const question = questionOf(await perform(planOf(1), { canAsk: true }));
    clock.now = 15 * 60_000 + 1;
    expect((await perform(planOf(1), yes(question))).kind).toBe("asks");
    const forged = { ticket: { id: "00000000-0000-4000-8000-000000000000", digest: question.ticket.digest } };
    expect((await perform(planOf(1), yes(forged))).kind).toBe("asks");
    expect(calls).toEqual([]);
  });

  it("asks nothing when there is nothing to do", async () => {
    const { perform } = setUp({ spend: "confirm" });
    expect(await perform(planOf(), { canAsk: true })).toEqual({ kind: "performed", steps: [] });
  });
});
