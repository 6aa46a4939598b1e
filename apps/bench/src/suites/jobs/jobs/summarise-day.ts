import { deepEqual } from "node:assert/strict";
import { createFlowroute, createRateLimiter } from "flowroute-client";
import { createSandbox, type Sandbox } from "flowroute-sandbox";
import { z } from "zod";
import type { Job } from "./job.ts";

/** "How was 2 March (UTC)? How many texts came and went, what was not delivered, how many conversations, what did it cost?" */
export const DAY = { start: "2026-03-02", end: "2026-03-03" };

const summary = z.strictObject({
  received: z.int(),
  sent: z.int(),
  delivered: z.int(),
  failed: z.int(),
  conversations: z.int(),
  costUsd: z.number(),
});
export type DaySummary = z.infer<typeof summary>;

const PAIRS = 100;
const OWN = "12065550100";
/** Who writes, and is answered. The last two cannot be reached: they are magic numbers of the sandbox. */
const HANDSETS = Array.from({ length: 20 }, (_, at) => String(12065550173 + at));
const UNREACHED = 2;
const STEP_MS = 7 * 60_000;
const PRICE_USD = 0.004;

export const summariseDay: Job = {
  name: "summarise",
  title: "Job: summarise a day of 200 messages, 100 in and 100 out",
  open: async () => {
    let now = Date.parse(`${DAY.start}T00:03:00Z`);
    const sandbox = await createSandbox({
      clock: () => now,
      timeScale: 0,
      messageRates: { sms: 1_000, mms: 1_000 },
    });
    await exchange(sandbox, () => {
      now += STEP_MS;
    });
    return sandbox;
  },
  verify: (_, report) => {
    const failed = (UNREACHED * PAIRS) / HANDSETS.length;
    deepEqual(summary.parse(report), {
      received: PAIRS,
      sent: PAIRS,
      delivered: PAIRS - failed,
      failed,
      conversations: HANDSETS.length,
      costUsd: Number((2 * PAIRS * PRICE_USD).toFixed(4)),
    });
  },
};

/** A question comes in and is answered, a hundred times, really: with receipts and failures. */
async function exchange({ url, control, ...keys }: Sandbox, goOn: () => void): Promise<void> {
  const { messages } = createFlowroute({
    ...keys,
    baseUrl: url,
    rateLimiter: createRateLimiter({ sms: 1e6 }),
  });
  for (let count = 0; count < PAIRS; count++) {
    const other = HANDSETS[count % HANDSETS.length] ?? "";
    control.receiveMessage({
      from: other,
      to: OWN,
      body: `Is there a table for ${2 + (count % 7)} at ${5 + (count % 4)} tonight?`,
    });
    goOn();
    await messages.send({
      from: OWN,
      to: other,
      body: `Yes, for ${2 + (count % 7)}. Reply C to cancel. Ref ${1000 + count}.`,
    });
    goOn();
  }
}
