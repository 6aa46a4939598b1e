import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { temporaryLedger } from "../../test/guard-context.ts";
import {
  ASKING,
  createKit,
  type Kit,
  Maker,
  NOON,
  refusalOf,
  statesOf,
  UNKNOWN,
} from "../../test/guard-kit.ts";
import type { Budgets, Limit } from "./budget-limits.ts";
import { createLedgerFile, type LedgerFile } from "./ledger/ledger-file.ts";
import { periodsOf } from "./ledger/totals.ts";

const NONE: Limit = { perDay: undefined, perMonth: undefined };
const HOUR = 3_600_000;

const spending = (count: Partial<Limit>, nanodollars: Partial<Limit> = {}): Budgets => ({
  spend: { count: { ...NONE, ...count }, nanodollars: { ...NONE, ...nanodollars } },
  send: { count: NONE, nanodollars: NONE },
});

const open: (Kit | LedgerFile | { remove: () => Promise<void> })[] = [];
afterEach(async () => {
  for (const each of open.splice(0))
    await ("guard" in each ? each.guard.close() : "remove" in each ? each.remove() : each.close());
});

function setUp(budgets: Budgets, options: Parameters<typeof createKit>[0] = {}): Kit {
  const ledger = options.ledger ?? temporaryLedger();
  const kit = createKit({ ...options, ledger, rules: { ...options.rules, budgets } });
  open.push(kit);
  if (options.ledger === undefined) open.push(ledger);
  return kit;
}

describe("a budget", () => {
  it("by count holds for the UTC day, and says what is left and when it is whole again", async () => {
    const { perform, maker, clock, ledger } = setUp(spending({ perDay: 3 }));
    expect(statesOf(await perform(["a", "b"]))).toEqual(["succeeded", "succeeded"]);
    expect(refusalOf(await perform(["c", "d"]))).toBe(
      "Nothing was done. This takes 2 numbers, and 1 number is left of the budget for today. It is whole again on 2026-11-19 at 00:00 UTC. Only the operator can change it (--numbers-per-day).",
    );
    expect(maker.calls).toEqual(["a", "b"]);
    const database = await ledger.file.open();
    expect(await database.all("SELECT what, detail FROM audit WHERE state = 'refused'")).toMatchObject([
      { what: "c for 2", detail: expect.stringContaining("budget") },
      { what: "d for 2" },
    ]);
    expect(statesOf(await perform(["c"]))).toEqual(["succeeded"]);
    clock.now += 12 * HOUR;
    expect(statesOf(await perform(["d"]))).toEqual(["succeeded"]);
  });

  it("by dollars holds for the calendar month", async () => {
    const cost = 2_000_000_000;
    const { perform, clock } = setUp(spending({}, { perMonth: 5_000_000_000 }));
    for (const thing of ["a", "b"]) expect(statesOf(await perform([thing], { cost }))).toEqual(["succeeded"]);
    clock.now += 10 * 24 * HOUR;
    expect(refusalOf(await perform(["c"], { cost }))).toMatch(
      /This takes \$2\.00, and \$1\.00 is left of the budget for this month\. .*2026-12-01 at 00:00 UTC.*--numbers-usd-per-month/,
    );
    clock.now = Date.parse("2026-12-01T00:00:00Z");
    expect(statesOf(await perform(["c"], { cost }))).toEqual(["succeeded"]);
  });

  it("of zero allows nothing", async () => {
    const { perform } = setUp(spending({ perDay: 0 }));
    expect(refusalOf(await perform(["a"]))).toContain("0 numbers are left");
  });

  it("is kept across restarts and shared by all processes of the machine", async () => {
    const ledger = temporaryLedger();
    open.push(ledger);
    const [first, second] = [1, 2].map((owner) => {
      const file = createLedgerFile(ledger.folder, "real");
      open.push(file);
      return setUp(spending({ perDay: 5 }), { ledger, file, owner: `process ${owner}` });
    });
    if (first === undefined || second === undefined) throw new Error("two");
    const things = Array.from({ length: 10 }, (_, index) => `thing ${index}`);
    const all = await Promise.all(
      things.map((thing, index) => (index % 2 === 0 ? first : second).perform([thing])),
    );
    expect(all.filter(({ kind }) => kind === "performed")).toHaveLength(5);
    expect(first.maker.calls.length + second.maker.calls.length).toBe(5);
  });

  it("gives back what failed, and keeps what may have been spent", async () => {
    const { perform, maker, guard } = setUp(spending({ perDay: 2 }));
    maker.answer = () => ({ state: "failed", reason: "refused" });
    await perform(["a"]);
    expect((await guard.standing("local")).effects.spend.today.unitsLeft).toBe(2);
    maker.answer = () => UNKNOWN;
    await perform(["b"]);
    expect((await guard.standing("local")).effects.spend.today.unitsLeft).toBe(1);
  });

  it("is reserved while a person is asked, once however often, and freed by a no or by time", async () => {
    const { perform, guard, clock, maker } = setUp(spending({ perDay: 2 }), { policy: { spend: "confirm" } });
    const left = async () => (await guard.standing("local")).effects.spend.today.unitsLeft;
    const asked = await perform(["a", "b"], { caller: ASKING });
    if (asked.kind !== "asks") throw new Error(asked.kind);
    expect(await left()).toBe(0);
    expect((await perform(["a", "b"], { caller: ASKING })).kind).toBe("asks");
    expect(refusalOf(await perform(["c"], { caller: ASKING }))).toContain("budget");
    await perform(["a", "b"], {
      caller: { ...ASKING, answer: { ticket: asked.question.ticket, approved: false } },
    });
    // The no offers the other way, which reserves nothing.
    expect(await left()).toBe(2);
    const other = await perform(["c"], { caller: ASKING });
    if (other.kind !== "asks") throw new Error(other.kind);
    expect(await left()).toBe(1);
    // A yes to what is not reserved any more is held against what is left.
    const again = await perform(["a", "b"], { caller: ASKING });
    expect(refusalOf(again)).toContain("budget");
    clock.now += 15 * 60_000 + 1;
    expect(await left()).toBe(2);
    expect(maker.calls).toEqual([]);
  });

  it("of the other effects is not touched", async () => {
    const { perform } = setUp(spending({ perDay: 1 }));
    await perform(["a"]);
    expect(statesOf(await perform(["b"], { tool: "send" }))).toEqual(["succeeded"]);
    expect(statesOf(await perform(["c"], { tool: "set" }))).toEqual(["succeeded"]);
  });
});

const happening = fc.record({
  thing: fc.nat({ max: 6 }),
  end: fc.constantFrom("made", "failed", "unknown", "lost"),
  cost: fc.integer({ min: 0, max: 9 }),
  hours: fc.integer({ min: 0, max: 30 }),
});

describe("whatever happens", () => {
  it("the limits hold, and the totals are the sums of what counts", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 25 }), async (happenings) => {
        const maker = new Maker();
        const ledger = temporaryLedger();
        const { perform, clock, guard } = setUp(spending({ perDay: 3, perMonth: 7 }, { perDay: 12 }), {
          ledger,
          maker,
        });
        try {
          for (const { thing, end, cost, hours } of happenings) {
            clock.now += hours * HOUR;
            maker.answer = (name) => {
              if (end === "failed") return { state: "failed", reason: "refused" };
              if (end !== "unknown") maker.make(name);
              return end === "made" ? { state: "succeeded", result: name } : UNKNOWN;
            };
            await perform([`thing ${thing}`], { cost });
            const { today, this_month } = (await guard.standing("local")).effects.spend;
            expect(today.units).toBeLessThanOrEqual(3);
            expect(today.nanodollars).toBeLessThanOrEqual(12);
            expect(this_month.units).toBeLessThanOrEqual(7);
          }
          await expectTotalsToFit(ledger);
        } finally {
          await guard.close();
          await ledger.remove();
        }
      }),
      { numRuns: 40 },
    );
  });
});

async function expectTotalsToFit(ledger: ReturnType<typeof temporaryLedger>): Promise<void> {
  const database = await ledger.file.open();
  const sums = new Map<string, { units: number; nanodollars: number }>();
  for (const row of await database.all(
    "SELECT counted_at, units, nanodollars FROM operations WHERE state IN ('awaiting_approval', 'approved', 'executing', 'succeeded', 'unknown')",
  ))
    for (const period of Object.values(periodsOf(Number(row["counted_at"])))) {
      const sum = sums.get(period) ?? { units: 0, nanodollars: 0 };
      sum.units += Number(row["units"]);
      sum.nanodollars += Number(row["nanodollars"]);
      sums.set(period, sum);
    }
  for (const row of await database.all("SELECT period, units, nanodollars FROM totals"))
    expect({ units: row["units"], nanodollars: row["nanodollars"] }, String(row["period"])).toEqual(
      sums.get(String(row["period"])) ?? { units: 0, nanodollars: 0 },
    );
}

it("days and months are UTC", () => {
  expect(periodsOf(NOON)).toEqual({ day: "2026-11-18", month: "2026-11" });
  expect(periodsOf(Date.parse("2026-12-31T23:59:59.999Z"))).toEqual({ day: "2026-12-31", month: "2026-12" });
});
