import { deepEqual } from "node:assert/strict";
import { createSandbox } from "flowroute-sandbox";
import { z } from "zod";
import type { Job } from "./job.ts";

/** "Tell +1 206 555 0187 from our number that the table is ready, and tell me when they have it." */
export const TEXT = {
  from: "12065550100",
  to: "12065550187",
  body: "Your table is ready. Reply C to cancel.",
};

/** Faster than with the carrier, where this message, of this seed, takes 3.0 s. */
const TIME_SCALE = 0.3;

/** What a model takes at least from an answer to its next call, as long as that is here. */
export const TURN_MS = 2_000 * TIME_SCALE;

export type Followed = { status: string };

const followed = z.object({ status: z.string() });

export const followText: Job = {
  name: "follow",
  title: "Job: send a text and follow it to delivery",
  open: () => createSandbox({ seed: 1, timeScale: TIME_SCALE }),
  verify({ control }, report) {
    deepEqual(followed.parse(report), { status: "delivered" });
    const sent = control.listAllMessages().filter(({ direction }) => direction === "outbound");
    deepEqual(
      sent.map(({ from, to, body, status }) => ({ from, to, body, status })),
      [{ ...TEXT, status: "delivered" }],
    );
  },
};
