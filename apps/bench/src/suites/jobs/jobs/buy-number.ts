import { deepEqual } from "node:assert/strict";
import { createSandbox } from "flowroute-sandbox";
import { z } from "zod";
import type { Job } from "./job.ts";

/** "Find us a number in Seattle that can text, show me three, and buy the first." */
export const WANTED = { state: "WA", rateCenter: "SEATTLE", shown: 3 };

export type Bought = { number: string };

const bought = z.object({ number: z.string().transform((number) => number.replace("+", "")) });

export const buyNumber: Job = {
  name: "buy",
  title: "Job: find and buy a number in a city",
  open: () => createSandbox(),
  verify({ control }, report) {
    const { number } = bought.parse(report);
    const own = control.listOwnedNumbers();
    const { state, rateCenter } = WANTED;
    deepEqual(
      own
        .filter((each) => each.number === number)
        .map((each) => [each.messaging_enabled, each.state?.toUpperCase(), each.rate_center?.toUpperCase()]),
      [[true, state, rateCenter]],
    );
    // The account had two.
    deepEqual(own.length, 3);
  },
};
