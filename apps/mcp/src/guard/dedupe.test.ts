import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { temporaryLedger } from "../../test/guard-context.ts";
import {
  ASKING,
  createKit,
  type Kit,
  type KitOptions,
  Maker,
  NOON,
  refusalOf,
  statesOf,
  UNKNOWN,
} from "../../test/guard-kit.ts";
import { createLedgerFile, type LedgerFile } from "./ledger/ledger-file.ts";

const MINUTE = 60_000;

let ledger: ReturnType<typeof temporaryLedger>;
let maker: Maker;
let clock: { now: number };
let open: (Kit | LedgerFile)[];
beforeEach(() => {
  ledger = temporaryLedger();
  maker = new Maker();
  clock = { now: NOON };
  open = [];
});
afterEach(async () => {
  for (const each of open) await ("guard" in each ? each.guard.close() : each.close());
  await ledger.remove();
});

/** One more process on the same ledger, with a connection of its own. */
function anotherProcess(options: KitOptions = {}): Kit {
  const file = createLedgerFile(ledger.folder, "real");
  const kit = createKit({ ledger, file, maker, clock, owner: `process ${open.length}`, ...options });
  open.push(kit, file);
  return kit;
}

describe("a message", () => {
  it("that equals one of the last ten minutes is not sent again; the first one's id comes back", async () => {
    const { perform } = anotherProcess();
    const first = await perform(["hello"], { tool: "send" });
    clock.now += 10 * MINUTE - 1;
    const second = await perform(["hello"], { tool: "send" });
    expect(statesOf(second)).toEqual(["succeeded before"]);
    if (first.kind !== "performed" || second.kind !== "performed") throw new Error("not performed");
    expect(second.steps[0]?.outcome).toMatchObject({ result: "hello", deduplicated: true });
    expect(maker.calls).toEqual(["hello"]);
    clock.now += 1;
    expect(statesOf(await perform(["hello"], { tool: "send" }))).toEqual(["succeeded"]);
    expect(maker.calls).toHaveLength(2);
  });

  it("is held back for as long as the operator says", async () => {
    const { perform } = anotherProcess({ rules: { dedupeMs: 0 } });
    await perform(["hello"], { tool: "send" });
    expect(statesOf(await perform(["hello"], { tool: "send" }))).toEqual(["succeeded"]);
  });

  it("that differs in anything is another", async () => {
    const { perform } = anotherProcess();
    await perform(["hello"], { tool: "send" });
    expect(statesOf(await perform(["hello!"], { tool: "send" }))).toEqual(["succeeded"]);
    expect(statesOf(await perform(["hello"], { tool: "buy" }))).toEqual(["succeeded"]);
  });

  it("goes again with repeat, and counts again", async () => {
    const { perform, guard } = anotherProcess();
    await perform(["hello"], { tool: "send" });
    expect(statesOf(await perform(["hello"], { tool: "send", repeat: true }))).toEqual(["succeeded"]);
    expect(maker.calls).toHaveLength(2);
    expect((await guard.standing("local")).effects.send.today.units).toBe(2);
  });

  it("of unknown outcome is not sent again by the same call, for a day", async () => {
    const { perform } = anotherProcess();
    maker.answer = () => UNKNOWN;
    expect(statesOf(await perform(["hello"], { tool: "send" }))).toEqual(["unknown"]);
    maker.answer = (thing) => maker.make(thing);
    for (const wait of [0, 11 * MINUTE, 23 * 60 * MINUTE]) {
      clock.now = NOON + wait;
      const again = await perform(["hello"], { tool: "send" });
      expect(statesOf(again)).toEqual(["unknown"]);
      expect(JSON.stringify(again)).toMatch(
        /begun at 12:00 UTC.*still not known.*do not repeat.*Look at hello/,
      );
    }
    expect(maker.calls).toHaveLength(1);
    clock.now = NOON + 24 * 60 * MINUTE;
    expect(statesOf(await perform(["hello"], { tool: "send" }))).toEqual(["succeeded"]);
  });

  it("of unknown outcome, wanted again, needs a person even where sending is allowed", async () => {
    const { perform } = anotherProcess();
    maker.answer = () => UNKNOWN;
    await perform(["hello"], { tool: "send" });
    maker.answer = (thing) => maker.make(thing);
    expect(refusalOf(await perform(["hello"], { tool: "send", repeat: true }))).toContain(
      "a person has to approve this first",
    );
    const asked = await perform(["hello"], { tool: "send", repeat: true, caller: ASKING });
    if (asked.kind !== "asks") throw new Error(asked.kind);
    expect(asked.question.message).toContain("nobody knows whether it went out");
    const caller = { ...ASKING, answer: { ticket: asked.question.ticket, approved: true } };
    expect(statesOf(await perform(["hello"], { tool: "send", repeat: true, caller }))).toEqual(["succeeded"]);
    expect(maker.calls).toHaveLength(2);
  });

  it("that turns out to have been sent is not sent again", async () => {
    const { perform } = anotherProcess();
    maker.silent = true;
    maker.answer = (thing) => {
      maker.make(thing);
      return UNKNOWN;
    };
    expect(statesOf(await perform(["hello"], { tool: "send" }))).toEqual(["unknown"]);
    maker.silent = false;
    expect(statesOf(await perform(["hello"], { tool: "send" }))).toEqual(["succeeded before"]);
    expect(maker.calls).toHaveLength(1);
  });
});

describe("a number", () => {
  it("that was bought is not bought again, as long as the carrier shows it or cannot be asked", async () => {
    const { perform } = anotherProcess();
    await perform(["206"]);
    clock.now += 365 * 24 * 60 * MINUTE;
    expect(statesOf(await perform(["206"]))).toEqual(["succeeded before"]);
    maker.silent = true;
    expect(statesOf(await perform(["206"]))).toEqual(["succeeded before"]);
    expect(maker.calls).toEqual(["206"]);
  });

  it("that was given back since can be bought again, but not within a minute", async () => {
    const { perform } = anotherProcess();
    await perform(["206"]);
    maker.made.length = 0;
    expect(statesOf(await perform(["206"]))).toEqual(["succeeded before"]);
    clock.now += MINUTE;
    expect(statesOf(await perform(["206"]))).toEqual(["succeeded"]);
    expect(maker.calls).toEqual(["206", "206"]);
  });

  it("whose purchase failed can be tried again", async () => {
    const { perform, guard } = anotherProcess();
    maker.answer = () => ({ state: "failed", reason: "no funds" });
    expect(statesOf(await perform(["206"]))).toEqual(["failed"]);
    expect((await guard.standing("local")).effects.spend.today.units).toBe(0);
    maker.answer = (thing) => maker.make(thing);
    expect(statesOf(await perform(["206"]))).toEqual(["succeeded"]);
  });
});

describe("what only sets a value", () => {
  it("can be done again at once, also after an unknown outcome", async () => {
    const { perform } = anotherProcess();
    maker.answer = () => UNKNOWN;
    await perform(["route"], { tool: "set" });
    maker.answer = (thing) => maker.make(thing);
    expect(statesOf(await perform(["route"], { tool: "set" }))).toEqual(["succeeded"]);
    expect(statesOf(await perform(["route"], { tool: "set" }))).toEqual(["succeeded"]);
  });
});

describe("two processes at the same moment", () => {
  it.each(["buy", "send"] as const)("call the carrier once (%s)", async (tool) => {
    let finish = () => {};
    maker.answer = (thing) =>
      new Promise((resolve) => {
        finish = () => resolve(maker.make(thing));
      });
    const [one, other] = [anotherProcess(), anotherProcess()];
    const both = Promise.all([one.perform(["x"], { tool }), other.perform(["x"], { tool })]);
    await expect.poll(() => maker.calls.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 150));
    finish();
    const states = (await both).flatMap(statesOf).sort();
    expect(states).toEqual(["succeeded", "succeeded before"]);
    expect(maker.calls).toEqual(["x"]);
  });

  it("call the carrier once for each of many things, whatever they ask for at once", async () => {
    const processes = Array.from({ length: 4 }, () => anotherProcess());
    const things = Array.from({ length: 12 }, (_, index) => `thing ${index}`);
    maker.answer = async (thing) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
      return maker.make(thing);
    };
    await Promise.all(
      processes.flatMap(({ perform }) => things.map((thing) => perform([thing], { tool: "send" }))),
    );
    expect(maker.calls.sort()).toEqual(things.sort());
  });

  it("wait for each other only so long", async () => {
    maker.answer = () => new Promise(() => {});
    const [one, other] = [anotherProcess(), anotherProcess()];
    void one.perform(["x"], { tool: "send" });
    await expect.poll(() => maker.calls.length).toBe(1);
    const waiting = other.perform(["x"], { tool: "send" });
    await new Promise((resolve) => setTimeout(resolve, 100));
    // The first one says that it is alive; only the patience of the second ends.
    const database = await ledger.file.open();
    await database.run("UPDATE operations SET good_until = $1", clock.now + 3_600_000);
    clock.now += 41_000;
    expect(statesOf(await waiting)).toEqual(["not_attempted"]);
    expect(maker.calls).toEqual(["x"]);
    // It never ends: its guard is not waited for.
    open = open.filter((each) => each !== one);
  });
});
