import { afterAll, beforeAll, expect, it } from "vitest";
import { OPEN_RULES } from "../../test/guard-context.ts";
import { ASKING, callerNamed } from "../../test/guard-kit.ts";
import { openSession, type Session } from "../../test/session.ts";
import { LedgerError } from "../guard/ledger/sql.ts";

const none = { perDay: undefined, perMonth: undefined };

let session: Session;
beforeAll(async () => {
  session = await openSession({
    policy: { send: "confirm" },
    rules: {
      budgets: {
        ...OPEN_RULES.budgets,
        spend: { count: { perDay: 5, perMonth: 9 }, nanodollars: { ...none, perDay: 25_000_000_000 } },
      },
      destinations: { allow: ["US", "+44"], deny: ["+1900"] },
      quietHours: { from: 21 * 60, to: 8 * 60 },
    },
    now: () => Date.parse("2026-11-18T20:00:00Z"),
  });
});
afterAll(() => session.close());

it("get_account_limits tells the policy, what is used up and left, and whether a person can be asked", async () => {
  await session.use("purchase_number", { numbers: ["+12065550140"], messaging_enabled: true });
  await session.fail("send_message", { from: "+12065550140", to: "+12065550187", body: "Hello" });
  expect(await session.use("get_account_limits", {}, { caller: ASKING })).toEqual({
    account: "sandbox",
    base_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    can_ask_person: true,
    spend: {
      policy: "allow",
      today: { count: 1, count_left: 4, usd: 2.25, usd_left: 22.75 },
      this_month: { count: 1, count_left: 8, usd: 2.25 },
    },
    send: {
      policy: "confirm",
      today: { count: 1, usd: 0.004 },
      this_month: { count: 1, usd: 0.004 },
      destinations: ["US", "+44"],
      denied_destinations: ["+1900"],
      quiet_hours: "21:00-08:00",
    },
    change: { policy: "allow", today: { count: 0 }, this_month: { count: 0 } },
    day_ends: "2026-11-19T00:00:00.000Z",
    waiting_for_approval: 1,
    unknown: 0,
    carrier_limits: { sms_per_second: 5, mms_per_second: 1 },
  });
});

it("get_account_limits tells each caller what is left to it, and what waits of its own", async () => {
  const { callerBudgets } = session.context.rules;
  const each = { count: { ...none, perDay: 2 }, nanodollars: none };
  session.context.rules.callerBudgets = { spend: each, send: each };
  const desk = { caller: callerNamed("desk") };
  await session.use("purchase_number", { numbers: ["+12065550141"] }, desk);
  expect(await session.use("get_account_limits", {}, desk)).toMatchObject({
    spend: { today: { count: 2, count_left: 1, usd_left: 20.5 }, this_month: { count: 2, count_left: 7 } },
    send: { today: { count: 1, count_left: 2 } },
    waiting_for_approval: 0,
  });
  session.context.rules.callerBudgets = callerBudgets;
});

it("get_account_limits tells the policy, and what is wrong, when the ledger cannot be read", async () => {
  const { ledgerToRead } = session.context;
  session.context.ledgerToRead = () => Promise.reject(new LedgerError("The ledger is out: disk full."));
  expect(await session.use("get_account_limits", {})).toMatchObject({
    spend: { policy: "allow" },
    send: { policy: "confirm", destinations: ["US", "+44"] },
    ledger_problem: expect.stringMatching(/disk full.*flowroute-mcp doctor/),
  });
  session.context.ledgerToRead = ledgerToRead;
});
