import type { Bounds } from "./interleave.ts";

/** How much a run measures. A suite takes from it what it needs. */
export type Effort = {
  mode: "quick" | "full";
  /** How long a suite waits, at most, for a machine on which nobody else works. */
  patienceMs: number;
  /** For subjects that are started anew each round. */
  start: Bounds;
  /** For subjects that stay up and are put under load each round. */
  load: Bounds;
  /** Seconds of load a round. */
  loadSeconds: number;
  /** Calls of every caller before the first round: the engine compiles for long, and no round should see it. */
  warmUpCalls: number;
  /** Calls in one batch when the cost of a call over sockets is measured. */
  batchCalls: number;
  /** The same where a call stays inside its process: a tenth of the work, and so more of them for one figure. */
  inProcessCalls: number;
  /** Calls in one batch where each may wait for the disk. */
  effects: number;
  /** How many processes share a ledger. */
  processes: readonly number[];
  /** For subjects that go through a long list. */
  walk: Bounds;
  /** How long that list is, and how much is in the largest ledger. */
  items: number;
  /** For what comes to the same in each round, but for small change. */
  footprint: Bounds;
  /** For comparisons of which one suite has many. */
  several: Bounds;
  /** Whether servers of others, which are not installed with the repository, are measured too. */
  peers: boolean;
  /** Numbers for sale in the largest inventory. */
  numbers: number;
  /** Searches in one batch. */
  searches: number;
  /** How long traffic lasts by the sandbox's clock, and how much faster than ours that goes. */
  soak: { minutes: number; timeScale: number };
};

export const QUICK: Effort = {
  mode: "quick",
  patienceMs: 5_000,
  start: { warmUpRounds: 1, rounds: 3, budgetMs: 12_000 },
  load: { warmUpRounds: 1, rounds: 3, budgetMs: 8_000 },
  loadSeconds: 0.7,
  warmUpCalls: 3_000,
  batchCalls: 500,
  inProcessCalls: 2_000,
  effects: 40,
  processes: [1, 2, 4, 8],
  walk: { warmUpRounds: 0, rounds: 3, budgetMs: 8_000 },
  items: 20_000,
  footprint: { warmUpRounds: 0, rounds: 1, budgetMs: 30_000 },
  several: { warmUpRounds: 1, rounds: 2, budgetMs: 10_000 },
  peers: true,
  numbers: 1_000_000,
  searches: 60,
  soak: { minutes: 5, timeScale: 0.05 },
};

export const FULL: Effort = {
  mode: "full",
  patienceMs: 120_000,
  start: { warmUpRounds: 2, rounds: 20, budgetMs: 120_000 },
  load: { warmUpRounds: 2, rounds: 12, budgetMs: 90_000 },
  loadSeconds: 3,
  warmUpCalls: 20_000,
  batchCalls: 3_000,
  inProcessCalls: 6_000,
  effects: 200,
  processes: [1, 2, 4, 8],
  walk: { warmUpRounds: 1, rounds: 8, budgetMs: 40_000 },
  items: 100_000,
  footprint: { warmUpRounds: 0, rounds: 3, budgetMs: 120_000 },
  several: { warmUpRounds: 1, rounds: 8, budgetMs: 50_000 },
  peers: true,
  numbers: 1_000_000,
  searches: 200,
  soak: { minutes: 60, timeScale: 0.05 },
};
