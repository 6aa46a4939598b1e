import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { temporaryLedger } from "../../test/guard-context.ts";
import {
  createKit,
  type Kit,
  type KitOptions,
  Maker,
  NOON,
  statesOf,
  UNKNOWN,
} from "../../test/guard-kit.ts";
import { takeUp } from "./find-out.ts";
import { extend } from "./ledger/operations.ts";

const SECOND = 1000;

let ledger: ReturnType<typeof temporaryLedger>;
let maker: Maker;
let clock: { now: number };
beforeEach(() => {
  ledger = temporaryLedger();
  maker = new Maker();
  clock = { now: NOON };
});
afterEach(() => ledger.remove());

const process = (owner: string, options: KitOptions = {}): Kit =>
  createKit({ ledger, maker, clock, owner, ...options });

const states = async () =>
  (await (await ledger.file.open()).all("SELECT state FROM operations ORDER BY created_at, what")).map(
    (row) => row["state"],
  );

/** A process that dies while the carrier is at work: nobody hears its answer. */
async function dieDuring(tool: "buy" | "send" | "set", acted: boolean): Promise<void> {
  const { perform } = process("a process that dies");
  maker.answer = (thing) => {
    if (acted) maker.make(thing);
    return new Promise(() => {});
  };
  void perform(["x"], { tool });
  await expect.poll(() => maker.calls.length).toBe(1);
  maker.answer = (thing) => maker.make(thing);
}

describe.each(["buy", "send", "set"] as const)("a process that was killed during %s", (tool) => {
  it("is left alone as long as it may be alive", async () => {
    await dieDuring(tool, true);
    clock.now += 19 * SECOND;
    expect(await takeUp(process("the next").context)).toBe(0);
    expect(await states()).toEqual(["executing"]);
  });

  it("has done it, if the carrier shows it; the carrier is called no second time", async () => {
    await dieDuring(tool, true);
    clock.now += 21 * SECOND;
    expect(await takeUp(process("the next").context)).toBe(1);
    expect(await states()).toEqual(["succeeded"]);
    expect(maker.calls).toEqual(["x"]);
  });

  it("is looked into at once, if its process is known to be gone", async () => {
    await dieDuring(tool, true);
    const { context } = process("the next", { isGone: (owner) => owner === "a process that dies" });
    expect(await takeUp(context)).toBe(1);
    expect(await states()).toEqual(["succeeded"]);
    expect(maker.calls).toEqual(["x"]);
  });

  it("has not done it, if absence proves it a minute later; of a message it stays unknown", async () => {
    await dieDuring(tool, false);
    clock.now += 21 * SECOND;
    const next = process("the next");
    await takeUp(next.context);
    expect(await states()).toEqual(["unknown"]);
    clock.now += 60 * SECOND;
    await takeUp(next.context);
    expect(await states()).toEqual([tool === "send" ? "unknown" : "failed"]);
    expect(
      (await next.guard.standing("local")).effects[
        tool === "buy" ? "spend" : tool === "set" ? "change" : "send"
      ].today.units,
    ).toBe(tool === "send" ? 1 : 0);
    expect(maker.calls).toEqual(["x"]);
  });

  it("proves nothing by absence before the request was given up, however long it took", async () => {
    const { perform, guard } = process("one");
    maker.answer = async () => {
      clock.now += 300 * SECOND;
      return UNKNOWN;
    };
    expect(statesOf(await perform(["x"], { tool }))).toEqual(["unknown"]);
    // The carrier acts after all, once the caller has gone.
    maker.make("x");
    clock.now += 61 * SECOND;
    await takeUp(process("the next").context);
    expect(await states()).toEqual(["succeeded"]);
    expect((await guard.standing("local")).unknown).toBe(0);
  });

  it("stays unknown while the carrier cannot be asked, however long that is", async () => {
    await dieDuring(tool, false);
    maker.silent = true;
    const next = process("the next");
    for (const wait of [21, 60, 3600]) {
      clock.now += wait * SECOND;
      await takeUp(next.context);
      expect(await states()).toEqual(["unknown"]);
    }
  });

  it("is looked into by the next call of the same thing, too", async () => {
    await dieDuring(tool, true);
    clock.now += 21 * SECOND;
    const { perform } = process("the next");
    const outcome = statesOf(await perform(["x"], { tool }));
    expect(outcome).toEqual([tool === "set" ? "succeeded" : "succeeded before"]);
    expect(maker.calls).toHaveLength(tool === "set" ? 2 : 1);
  });
});

describe("a process that is slow, and not dead", () => {
  it("has the last word: what it hears from the carrier is the truth", async () => {
    const slow = process("slow");
    let answer = (_: { state: "succeeded"; result: string; carrierId: string }) => {};
    maker.answer = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const call = slow.perform(["x"]);
    await expect.poll(() => maker.calls.length).toBe(1);
    const { context } = process("the next");
    clock.now += 100 * SECOND;
    await takeUp(context);
    expect(await states()).toEqual(["unknown"]);
    clock.now += 60 * SECOND;
    await takeUp(context);
    expect(await states()).toEqual(["failed"]);
    answer({ state: "succeeded", result: "x", carrierId: "x#1" });
    expect(statesOf(await call)).toEqual(["succeeded"]);
    expect(await states()).toEqual(["succeeded"]);
    expect((await slow.guard.standing("local")).effects.spend.today.units).toBe(1);
  });

  it("does not begin a step whose reservation has lapsed", async () => {
    const slow = process("slow");
    maker.answer = async (thing) => {
      if (thing === "x") {
        clock.now += 100 * SECOND;
        // Another process ends what has lapsed.
        await takeUp(process("another").context);
      }
      return maker.make(thing);
    };
    expect(statesOf(await slow.perform(["x", "y"]))).toEqual(["succeeded", "not_attempted"]);
    expect(maker.calls).not.toContain("y");
  });
});

describe("an unknown outcome", () => {
  it("is asked about within the call", async () => {
    const { perform } = process("one");
    maker.answer = (thing) => {
      setTimeout(() => maker.make(thing), 3);
      return UNKNOWN;
    };
    expect(statesOf(await perform(["x"], { tool: "send" }))).toEqual(["succeeded"]);
    expect(maker.calls).toEqual(["x"]);
  });

  it("is asked about ever less often, and no more after a day", async () => {
    const { perform, context } = process("one");
    maker.answer = () => UNKNOWN;
    await perform(["x"], { tool: "send" });
    const asked: number[] = [];
    for (let minutes = 0; minutes < 26 * 60; minutes += 1) {
      clock.now = NOON + minutes * 60 * SECOND + 1;
      if ((await takeUp(context)) > 0) asked.push(minutes);
    }
    expect(asked.slice(0, 6)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(asked.length).toBeLessThan(50);
    expect(asked.at(-1)).toBeLessThanOrEqual(24 * 60 + 60);
  });

  it("is told once, however often it is asked about", async () => {
    const { perform, context } = process("one");
    maker.answer = () => UNKNOWN;
    await perform(["x"], { tool: "send" });
    const audit = async () => (await ledger.file.open()).all("SELECT state, detail FROM audit");
    const before = await audit();
    for (let times = 0; times < 3; times += 1) {
      clock.now += 31 * SECOND;
      maker.silent = times === 1;
      expect(await takeUp(context)).toBe(1);
    }
    expect(await audit()).toEqual(before);
    expect(before.map((row) => ({ ...row }))).toEqual([
      { state: "executing", detail: null },
      { state: "unknown", detail: "The connection was cut." },
    ]);
  });

  it("of two equal messages takes what belongs to neither other", async () => {
    const { perform, context } = process("one");
    await perform(["x"], { tool: "send" });
    maker.answer = () => UNKNOWN;
    expect(statesOf(await perform(["x"], { tool: "send", repeat: true }))).toEqual(["unknown"]);
    expect(await states()).toEqual(["succeeded", "unknown"]);
    maker.make("x");
    clock.now += 31 * SECOND;
    await takeUp(context);
    expect(await states()).toEqual(["succeeded", "succeeded"]);
  });

  it("loses what it took, when the answer to another call tells whose it is", async () => {
    const first = process("first");
    maker.answer = () => UNKNOWN;
    maker.silent = true;
    await first.perform(["x"], { tool: "send" });
    maker.silent = false;
    maker.answer = async (thing) => {
      const made = maker.make(thing);
      // The recovery of the first sees the record before the second hears its id.
      clock.now += 31 * SECOND;
      await extend(await ledger.file.open(), first.context.account, "first", clock.now + 20 * SECOND);
      await takeUp(first.context);
      expect(await states()).toEqual(["succeeded", "executing"]);
      return made;
    };
    const asked = await first.perform(["x"], {
      tool: "send",
      repeat: true,
      caller: { name: "h", subject: "local", canAsk: true },
    });
    if (asked.kind !== "asks") throw new Error(asked.kind);
    const caller = {
      name: "h",
      subject: "local",
      canAsk: true,
      answer: { ticket: asked.question.ticket, approved: true },
    };
    expect(statesOf(await first.perform(["x"], { tool: "send", repeat: true, caller }))).toEqual([
      "succeeded",
    ]);
    expect(await states()).toEqual(["unknown", "succeeded"]);
  });
});

it("the background does it by itself, a moment after it was woken", async () => {
  await dieDuring("send", true);
  clock.now += 21 * SECOND;
  const { guard } = process("the next");
  guard.recover();
  await expect.poll(states, { timeout: 5000 }).toEqual(["succeeded"]);
  await guard.close();
});
