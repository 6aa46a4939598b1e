import { z } from "zod";
import type { ActingEffect } from "../guard/effect.ts";
import { MODES } from "../guard/policy.ts";
import { usd } from "../terms/money.ts";
import { readTool } from "./tool.ts";

const allowance = z.object({
  policy: z.enum(MODES).describe("confirm: a person is asked each time"),
  done: z.int(),
  unknown: z.int().describe("Carrier may have acted"),
  spent_usd: z.number().optional(),
});

export const getAccountLimits = readTool({
  name: "get_account_limits",
  effect: "read",
  title: "What this server may do",
  description:
    "What the operator lets this server spend, send and change, and what it did since its start. Only the operator can change it.",
  input: z.strictObject({}),
  output: z.object({
    account: z
      .enum(["flowroute", "sandbox", "other"])
      .describe("sandbox: nothing is real, nothing costs money"),
    base_url: z.string(),
    can_ask_person: z.boolean().describe("Whether this host can show a confirmation"),
    spend: allowance,
    send: allowance,
    change: allowance,
    carrier_limits: z.object({ sms_per_second: z.int(), mms_per_second: z.int() }),
  }),
  async run(_, { guard, account, canAsk }) {
    const tally = guard.tally();
    const allowanceOf = (effect: ActingEffect) => ({
      policy: guard.modeOf(effect),
      done: tally[effect].done,
      unknown: tally[effect].unknown,
    });
    return {
      account: account.kind,
      base_url: account.baseUrl,
      can_ask_person: canAsk,
      spend: { ...allowanceOf("spend"), spent_usd: usd(tally.spend.nanodollars) },
      send: allowanceOf("send"),
      change: allowanceOf("change"),
      carrier_limits: { sms_per_second: 5, mms_per_second: 1 },
    };
  },
});
