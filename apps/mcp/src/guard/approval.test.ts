import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { temporaryLedger } from "../../test/guard-context.ts";
import { ASKING, createKit, type Kit, type KitOptions, refusalOf, statesOf } from "../../test/guard-kit.ts";
import { decline, endOverdue, grant, newCode } from "./approval.ts";
import { waiting } from "./ledger/approvals.ts";
import { createLedgerFile } from "./ledger/ledger-file.ts";
import { extend } from "./ledger/operations.ts";

let kit: Kit;
beforeEach(() => {
  kit = createKit({ policy: { spend: "confirm" } });
});
afterEach(async () => {
  await kit.guard.close();
  await kit.ledger.remove();
});

const MINUTES_15 = 15 * 60_000;

async function ask(things: string[], options: { cost?: number } = {}) {
  const performance = await kit.perform(things, { ...options, caller: ASKING });
  if (performance.kind !== "asks") throw new Error(`expected a question, got ${performance.kind}`);
  const { message, ticket } = performance.question;
  const answered = (approved: boolean) => ({ ...ASKING, answer: { ticket, approved } });
  return { message, answered };
}

/** What a person does in a terminal. */
async function inATerminal(decide: typeof grant): Promise<void> {
  const database = await kit.ledger.file.open();
  await database.transaction(async (sql) => {
    for (const approval of await waiting(sql)) await decide(sql, approval, "somebody", kit.clock.now);
  });
}

const rows = async (sql: string) => (await kit.ledger.file.open()).all(sql);
const auditOf = async () =>
  (await rows("SELECT state, approval FROM audit ORDER BY seq")).map((row) => [
    row["state"],
    row["approval"],
  ]);

describe("through the host", () => {
  it("a person is asked with everything that would happen, and a yes performs it", async () => {
    const { message, answered } = await ask(["a", "b"]);
    expect(message).toBe("Do it?\n- a for 2, with its text\n- b for 2, with its text");
    expect(kit.maker.calls).toEqual([]);
    expect(statesOf(await kit.perform(["a", "b"], { caller: answered(true) }))).toEqual([
      "succeeded",
      "succeeded",
    ]);
    expect(kit.maker.calls).toEqual(["a", "b"]);
    expect(await auditOf()).toContainEqual(["approved", "a person, by the dialog of test-host 1.0.0"]);
  });

  it("a no is a no, is told as one that the host may have given, and offers the other way", async () => {
    const { answered } = await ask(["a"]);
    expect(refusalOf(await kit.perform(["a"], { caller: answered(false) }))).toMatch(
      /^Nothing was done: the question was declined by the person, or never shown by the host\..*`flowroute-mcp approve` in a terminal/,
    );
    expect(kit.maker.calls).toEqual([]);
    expect(await auditOf()).toContainEqual(["declined", "a person, by the dialog of test-host 1.0.0"]);
    await inATerminal(grant);
    expect(statesOf(await kit.perform(["a"], { caller: ASKING }))).toEqual(["succeeded"]);
  });

  it("a host that says no by itself does not end what a person was told of", async () => {
    const first = await ask(["a"]);
    await kit.perform(["a"], { caller: first.answered(false) });
    const [offered] = await rows("SELECT code FROM approvals WHERE state = 'waiting'");
    const second = await ask(["a"]);
    await kit.perform(["a"], { caller: second.answered(false) });
    expect(await rows("SELECT code FROM approvals WHERE state = 'waiting'")).toEqual([offered]);
  });

  it("one yes is used once", async () => {
    const { answered } = await ask(["a"]);
    await kit.perform(["a"], { caller: answered(true) });
    kit.maker.made.length = 0;
    kit.clock.now += 60_000;
    expect((await kit.perform(["a"], { caller: answered(true) })).kind).toBe("asks");
    expect(kit.maker.calls).toEqual(["a"]);
  });

  it("a changed price, thing or number of things asks again", async () => {
    for (const [things, cost] of [
      [["a"], 3],
      [["a", "b"], 2],
      [["b"], 2],
    ] as const) {
      const { answered } = await ask(["a"]);
      expect((await kit.perform(things, { cost, caller: answered(true) })).kind).toBe("asks");
    }
    expect(kit.maker.calls).toEqual([]);
  });

  it("a yes is good for fifteen minutes, and a ticket that was not given is good for nothing", async () => {
    const { answered } = await ask(["a"]);
    kit.clock.now += MINUTES_15 + 1;
    expect((await kit.perform(["a"], { caller: answered(true) })).kind).toBe("asks");
    const forged = {
      ...ASKING,
      answer: { ticket: { id: "00000000-0000-4000-8000-000000000000" }, approved: true },
    };
    expect((await kit.perform(["a"], { caller: forged })).kind).toBe("asks");
    expect(kit.maker.calls).toEqual([]);
    expect(await auditOf()).toContainEqual(["expired", null]);
  });

  it("the same question is one question, until it is answered", async () => {
    await ask(["a"]);
    await ask(["a"]);
    expect(await rows("SELECT id FROM approvals")).toHaveLength(1);
  });
});

describe("in a terminal", () => {
  it("waits where the host cannot ask, and a yes there lets the same call through once", async () => {
    const refused = refusalOf(await kit.perform(["a"]));
    expect(refused).toMatch(
      /^Nothing was done yet: a person has to approve this first.*`flowroute-mcp approve` in a terminal.*until 12:15 UTC, goes through once/,
    );
    expect(await kit.guard.standing("local")).toMatchObject({ waiting: 1 });
    await inATerminal(grant);
    expect(statesOf(await kit.perform(["a"]))).toEqual(["succeeded"]);
    kit.maker.made.length = 0;
    kit.clock.now += 60_000;
    expect(refusalOf(await kit.perform(["a"]))).toContain("a person has to approve");
    expect(kit.maker.calls).toEqual(["a"]);
    expect(await auditOf()).toContainEqual(["approved", "somebody"]);
  });

  it("never tells the model a code, and no code is like another", async () => {
    const performance = JSON.stringify(await kit.perform(["a"]));
    const [row] = await rows("SELECT code FROM approvals");
    expect(row?.["code"]).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    expect(performance).not.toContain(String(row?.["code"]).slice(0, 4));
    expect(new Set(Array.from({ length: 1000 }, newCode)).size).toBe(1000);
  });

  it("a no there ends it; the next call is a new question", async () => {
    await kit.perform(["a"]);
    await inATerminal(decline);
    expect(await kit.guard.standing("local")).toMatchObject({
      waiting: 0,
      effects: { spend: { today: { units: 0 } } },
    });
    expect(refusalOf(await kit.perform(["a"]))).toContain("a person has to approve");
    expect(await rows("SELECT state FROM approvals ORDER BY state")).toMatchObject([
      { state: "declined" },
      { state: "waiting" },
    ]);
  });

  it("a changed argument or price is not covered", async () => {
    await kit.perform(["a"]);
    await inATerminal(grant);
    for (const [things, cost] of [
      [["b"], 2],
      [["a"], 3],
    ] as const)
      expect(refusalOf(await kit.perform(things, { cost }))).toContain("a person has to approve");
    expect(kit.maker.calls).toEqual([]);
  });

  it("a yes is good for fifteen minutes from the question", async () => {
    await kit.perform(["a"]);
    await inATerminal(grant);
    kit.clock.now += MINUTES_15 + 1;
    expect(refusalOf(await kit.perform(["a"]))).toContain("a person has to approve");
    expect(kit.maker.calls).toEqual([]);
  });

  it("does not live on a process's word that it is at work, and its budget is not lost to one", async () => {
    const limit = { perDay: 1, perMonth: undefined };
    const none = { perDay: undefined, perMonth: undefined };
    kit.context.rules.budgets = {
      spend: { count: limit, nanodollars: none },
      send: { count: none, nanodollars: none },
    };
    await kit.perform(["a"]);
    await inATerminal(grant);
    // What a heartbeat does during a long call of the same process.
    const database = await kit.ledger.file.open();
    await extend(database, kit.context.account, kit.context.owner, kit.clock.now + 20_000);
    kit.clock.now += 30_000;
    expect(refusalOf(await kit.perform(["b"]))).toContain("budget");
    expect(statesOf(await kit.perform(["a"]))).toEqual(["succeeded"]);
    expect(refusalOf(await kit.perform(["b"]))).toContain("budget");
    expect(kit.maker.calls).toEqual(["a"]);
  });

  it("of two processes that come back at once, one uses the yes", async () => {
    await kit.perform(["a"]);
    await inATerminal(grant);
    const other = createKit({
      ledger: kit.ledger,
      file: createLedgerFile(kit.ledger.folder, "real"),
      maker: kit.maker,
      policy: { spend: "confirm" },
      owner: "another",
    } satisfies KitOptions);
    const performances = await Promise.all([kit.perform(["a"]), other.perform(["a"])]);
    expect(
      performances.flatMap((each) => (each.kind === "performed" ? statesOf(each) : [each.kind])).sort(),
    ).toEqual(["succeeded", "succeeded before"]);
    expect(kit.maker.calls).toEqual(["a"]);
    await other.context.ledger().then((database) => database.close());
  });
});

describe("what a person was asked", () => {
  it("is kept with its text while it waits, and not a moment longer", async () => {
    const questions = async () => JSON.stringify(await rows("SELECT question FROM approvals"));
    await kit.perform(["a"]);
    expect(await questions()).toContain("a for 2, with its text");
    await inATerminal(grant);
    await kit.perform(["a"]);
    expect(await questions()).not.toContain("with its text");
    await kit.perform(["b"]);
    kit.clock.now += MINUTES_15 + 1;
    await (await kit.ledger.file.open()).transaction((sql) => endOverdue(sql, kit.clock.now));
    expect(await questions()).not.toContain("with its text");
  });

  it("is on the disk no more once it was decided, in no corner of its files", async () => {
    const onDisk = () =>
      readdirSync(kit.ledger.folder)
        .map((name) => readFileSync(join(kit.ledger.folder, name), "latin1"))
        .join("");
    const things = Array.from({ length: 12 }, (_, index) => `thing ${index}`);
    for (const thing of things) await kit.perform([thing]);
    expect(onDisk()).toContain("with its text");
    await inATerminal(decline);
    await kit.perform(["another"], { tool: "set" });
    await (await kit.ledger.file.open()).forget();
    expect(onDisk()).not.toContain("with its text");
    await ask(["a"]);
    await inATerminal(grant);
    await kit.perform(["a"]);
    expect(onDisk()).not.toContain("with its text");
  });
});

it("nothing to do asks nobody", async () => {
  expect(await kit.perform([], { caller: ASKING })).toEqual({ kind: "performed", steps: [] });
  temporaryLedger().remove();
});
