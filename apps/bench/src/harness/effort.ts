import type { Bounds } from "./interleave.ts";

/** How much a run measures. A suite takes from it what it needs. */
export type Effort = {
  mode: "quick" | "full";
  /** For subjects that are started anew each round. */
  start: Bounds;
  /** For subjects that stay up and are put under load each round. */
  load: Bounds;
  /** Seconds of load a round. */
  loadSeconds: number;
  /** Calls in one batch when the cost of a call is measured. */
  batchCalls: number;
};

export const QUICK: Effort = {
  mode: "quick",
  start: { warmUpRounds: 1, rounds: 3, budgetMs: 12_000 },
  load: { warmUpRounds: 1, rounds: 3, budgetMs: 8_000 },
  loadSeconds: 0.7,
  batchCalls: 2_000,
};

export const FULL: Effort = {
  mode: "full",
  start: { warmUpRounds: 2, rounds: 20, budgetMs: 120_000 },
  load: { warmUpRounds: 2, rounds: 12, budgetMs: 90_000 },
  loadSeconds: 3,
  batchCalls: 5_000,
};
