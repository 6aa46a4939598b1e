import { z } from "zod";
import { resetOf, type Usage, type Used } from "../guard/budget.ts";
import type { ActingEffect } from "../guard/effect.ts";
import { LedgerError } from "../guard/ledger/sql.ts";
import type { Standing } from "../guard/standing.ts";
import { ledgerIsOut } from "../guard/words.ts";
import { usd } from "../terms/money.ts";
import { readTool, type ToolContext } from "./tool.ts";

// Its policy, and what is used up and left, are not spelt out: they would cost in every session, three times.
const allowance = z.record(z.string(), z.unknown());

export const getAccountLimits = readTool({
  name: "get_account_limits",
  effect: "read",
  scope: undefined,
  title: "What this server may do",
  description:
    "What the operator lets this server spend, send and change, what is used up and what is left (absent: no limit). Only the operator can change it.",
  input: z.strictObject({}),
  output: z.object({
    account: z.enum(["flowroute", "sandbox", "other"]),
    base_url: z.string(),
    can_ask_person: z.boolean(),
    spend: allowance,
    send: allowance,
    change: allowance,
    day_ends: z.string(),
    waiting_for_approval: z.int().optional(),
    unknown: z.int().optional().describe("Carrier may have acted"),
    ledger_problem: z.string().optional(),
    carrier_limits: z.record(z.string(), z.number()),
  }),
  async run(_, { guard, account, canAsk, rules, rates, now }) {
    const standing = await standingOrProblem(guard);
    const tell = (effect: ActingEffect) => ({
      policy: guard.modes[effect],
      ...("effects" in standing ? tellUsage(standing.effects[effect]) : {}),
    });
    return {
      account: account.kind,
      base_url: account.baseUrl,
      can_ask_person: canAsk,
      spend: tell("spend"),
      send: { ...tell("send"), ...tellRecipients(rules) },
      change: tell("change"),
      day_ends: new Date(resetOf("today", now())).toISOString(),
      ...("effects" in standing
        ? { waiting_for_approval: standing.waiting, unknown: standing.unknown }
        : { ledger_problem: standing.problem }),
      carrier_limits: { sms_per_second: rates.sms, mms_per_second: rates.mms },
    };
  },
});

/** What is allowed can be told without the ledger. */
async function standingOrProblem(guard: ToolContext["guard"]): Promise<Standing | { problem: string }> {
  try {
    return await guard.standing();
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return { problem: ledgerIsOut(error.message) };
  }
}

/** To whom messages may go, and when they may not: by the clock where the recipient is. */
const tellRecipients = ({ destinations, quietHours }: ToolContext["rules"]): Record<string, unknown> => ({
  destinations: destinations.allow,
  ...(destinations.deny.length === 0 ? {} : { denied_destinations: destinations.deny }),
  ...(quietHours === undefined ? {} : { quiet_hours: `${clock(quietHours.from)}-${clock(quietHours.to)}` }),
});

const tellUsage = ({ today, this_month }: Usage): Record<string, unknown> => ({
  today: tellUsed(today),
  this_month: tellUsed(this_month),
});

const tellUsed = ({ units, nanodollars, unitsLeft, nanodollarsLeft }: Used): Record<string, number> => ({
  count: units,
  ...(unitsLeft === undefined ? {} : { count_left: unitsLeft }),
  ...(nanodollars === 0 && nanodollarsLeft === undefined ? {} : { usd: usd(nanodollars) }),
  ...(nanodollarsLeft === undefined ? {} : { usd_left: usd(nanodollarsLeft) }),
});

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
