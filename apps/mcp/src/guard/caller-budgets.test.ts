import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import {
  callerNamed,
  createKit,
  type Kit,
  type KitOptions,
  limitsOf,
  Maker,
  NOBODY_TO_ASK,
  refusalOf,
  statesOf,
  UNKNOWN,
} from "../../test/guard-kit.ts";

const HOUR = 3_600_000;

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

describe("the budget of each caller", () => {
  it("holds beside that of all, and a refusal says which of them it was", async () => {
    const { perform } = setUp({
      rules: { budgets: limitsOf({ perDay: 3 }), callerBudgets: limitsOf({ perDay: 2 }) },
    });
    const send = (thing: string, caller = DESK) => perform([thing], { tool: "send", caller });
    expect(statesOf(await send("a"))).toEqual(["succeeded"]);
    expect(statesOf(await send("b"))).toEqual(["succeeded"]);
    expect(refusalOf(await send("c"))).toBe(
      "Nothing was done. This takes 1 message, and 0 messages are left of the budget for today of this caller alone. It is whole again on 2026-11-19 at 00:00 UTC. Only the operator can change it (--caller-messages-per-day).",
    );
    expect(statesOf(await send("c", SHOP))).toEqual(["succeeded"]);
    expect(refusalOf(await send("d", SHOP))).toMatch(
      /0 messages are left of the budget for today of all callers together\. .*\(--messages-per-day\)/,
    );
    // On this machine's own line there is nobody to share with.
    expect(refusalOf(await send("d", NOBODY_TO_ASK))).toMatch(
      /left of the budget for today\. .*\(--messages-per-day\)/,
    );
  });

  it("is in dollars and months, too", async () => {
    const dollars = limitsOf({}, { perMonth: 5_000_000_000 });
    const { perform, clock } = setUp({ rules: { callerBudgets: dollars } });
    const cost = 2_000_000_000;
    for (const thing of ["a", "b"]) await perform([thing], { cost, caller: DESK });
    clock.now += 5 * 24 * HOUR;
    expect(refusalOf(await perform(["c"], { cost, caller: DESK }))).toMatch(
      /takes \$2\.00, and \$1\.00 is left of the budget for this month of this caller alone\..*\(--caller-numbers-usd-per-month\)/,
    );
    expect(statesOf(await perform(["c"], { cost, caller: SHOP }))).toEqual(["succeeded"]);
  });

  it("is told as the smaller of the two, to each its own", async () => {
    const { perform, preview, guard } = setUp({
      rules: {
        budgets: limitsOf({ perDay: 5 }, { perDay: 9 }),
        callerBudgets: limitsOf({ perDay: 3 }, { perMonth: 7 }),
      },
    });
    await perform(["a", "b"], { caller: DESK });
    const spend = async (subject: string) => (await guard.standing(subject)).effects.spend;
    expect(await spend("token:desk")).toEqual({
      today: { units: 2, nanodollars: 4, unitsLeft: 1, nanodollarsLeft: 5 },
      this_month: { units: 2, nanodollars: 4, unitsLeft: undefined, nanodollarsLeft: 3 },
    });
    expect(await spend("token:shop")).toMatchObject({
      today: { unitsLeft: 3, nanodollarsLeft: 5 },
      this_month: { nanodollarsLeft: 7 },
    });
    expect(await preview(["c", "d"], { caller: DESK })).toMatchObject({
      verdict: "refused",
      usage: { today: { unitsLeft: 1 } },
    });
    expect(await preview(["c", "d"], { caller: SHOP })).toMatchObject({ verdict: "goes_ahead" });
  });

  it("is given back to whom it was taken from, whoever looks into it", async () => {
    const { perform, maker, clock, guard } = setUp({ rules: { callerBudgets: limitsOf({ perDay: 1 }) } });
    maker.answer = () => UNKNOWN;
    await perform(["a"], { caller: DESK });
    expect(refusalOf(await perform(["b"], { caller: DESK }))).toContain("--caller-numbers-per-day");
    clock.now += 61_000;
    maker.answer = (thing) => maker.make(thing);
    // It was not made: the carrier shows nothing of it, and the equal call of another goes out.
    expect(statesOf(await perform(["a"], { caller: SHOP }))).toEqual(["succeeded"]);
    expect((await guard.standing("token:desk")).effects.spend.today.unitsLeft).toBe(1);
    expect((await guard.standing("token:shop")).effects.spend.today.unitsLeft).toBe(0);
  });
});

const happening = fc.record({
  caller: fc.constantFrom("desk", "shop", "robot"),
  tool: fc.constantFrom("buy", "send"),
  thing: fc.nat({ max: 5 }),
  end: fc.constantFrom("made", "failed", "unknown", "lost"),
  cost: fc.integer({ min: 0, max: 5 }),
  cheaper: fc.nat({ max: 3 }),
  answer: fc.constantFrom("yes", "no", "later"),
});

type Happening = typeof happening extends fc.Arbitrary<infer Each> ? Each : never;

const LIMITED = {
  budgets: limitsOf({ perDay: 5, perMonth: 9 }, { perDay: 14 }),
  callerBudgets: limitsOf({ perDay: 2, perMonth: 5 }, { perDay: 7 }),
};

describe("whatever several callers do, in whatever order and at once", () => {
  it("no limit is passed, neither of one nor of all, and what each has used is what all have used", async () => {
    const meanwhile = fc.record({ hours: fc.nat({ max: 20 }), calls: fc.array(happening, { maxLength: 4 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(meanwhile, { maxLength: 8 }), async (rounds) => {
        const maker = new Maker();
        const { perform, clock, guard, ledger } = setUp({
          maker,
          policy: { spend: "confirm" },
          rules: LIMITED,
        });
        const ends = new Map<string, { end: string; costNanodollars: number }>();
        maker.answer = (thing) => {
          const { end, costNanodollars } = ends.get(thing) ?? { end: "failed", costNanodollars: 0 };
          if (end === "failed") return { state: "failed", reason: "refused" };
          if (end === "unknown") return UNKNOWN;
          const made = maker.make(thing);
          return end === "made" && made.state === "succeeded" ? { ...made, costNanodollars } : UNKNOWN;
        };
        const act = async ({ caller: name, tool, thing, end, cost, cheaper, answer }: Happening) => {
          const things = [`thing ${thing}`];
          // The carrier takes no more than was planned: of calls for one thing at once, than the cheapest planned.
          const least = ends.get(`thing ${thing}`)?.costNanodollars ?? Number.POSITIVE_INFINITY;
          const costNanodollars = Math.min(least, Math.max(0, cost - cheaper));
          ends.set(`thing ${thing}`, { end, costNanodollars });
          const caller = callerNamed(name);
          const asked = await perform(things, { tool, cost, caller });
          if (asked.kind !== "asks" || answer === "later") return;
          const answered = {
            ...caller,
            answer: { ticket: asked.question.ticket, approved: answer === "yes" },
          };
          await perform(things, { tool, cost, caller: answered });
        };
        try {
          for (const { hours, calls } of rounds) {
            clock.now += hours * HOUR;
            ends.clear();
            await Promise.all(calls.map(act));
            await expectLimitsToHold();
          }
          await expectSumsToFit();
        } finally {
          await guard.close();
          await ledger.remove();
        }
      }),
      { numRuns: 25 },
    );
  });
});

async function expectLimitsToHold(): Promise<void> {
  for (const [table, { send }] of [
    ["totals", LIMITED.budgets],
    ["caller_totals", LIMITED.callerBudgets],
  ] as const)
    for (const { period, units, nanodollars } of await rows(
      `SELECT period, units, nanodollars FROM ${table}`,
    )) {
      const within = String(period).length > 7 ? "perDay" : "perMonth";
      expect(Number(units), table).toBeLessThanOrEqual(send.count[within] ?? Number.POSITIVE_INFINITY);
      expect(Number(nanodollars), table).toBeLessThanOrEqual(
        send.nanodollars[within] ?? Number.POSITIVE_INFINITY,
      );
    }
}

async function expectSumsToFit(): Promise<void> {
  const sum = "SUM(units) AS units, SUM(nanodollars) AS nanodollars";
  const by = "account, effect, period";
  expect(await rows(`SELECT ${by}, ${sum} FROM caller_totals GROUP BY ${by} ORDER BY ${by}`)).toEqual(
    await rows(`SELECT ${by}, units, nanodollars FROM totals ORDER BY ${by}`),
  );
  for (const { subject, effect, period, ...used } of await rows(
    "SELECT subject, effect, period, units, nanodollars FROM caller_totals",
  )) {
    const [day, nextDay] = bounds(String(period));
    const [counted] = await rows(
      `SELECT COALESCE(SUM(units), 0) AS units, COALESCE(SUM(nanodollars), 0) AS nanodollars FROM operations
         WHERE subject = '${subject}' AND effect = '${effect}' AND counted_at >= ${day} AND counted_at < ${nextDay}
           AND state NOT IN ('failed', 'declined', 'expired')`,
    );
    expect({ ...used }, [subject, effect, period].join(" ")).toEqual({ ...counted });
  }
}

/** When a day or month begins and ends: milliseconds since 1970 UTC. */
function bounds(period: string): [number, number] {
  const from = new Date(`${period.length > 7 ? period : `${period}-01`}T00:00:00Z`);
  const to = new Date(from);
  if (period.length > 7) to.setUTCDate(to.getUTCDate() + 1);
  else to.setUTCMonth(to.getUTCMonth() + 1);
  return [from.getTime(), to.getTime()];
}
