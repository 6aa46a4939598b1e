/** Milliseconds. */
export type PaceTimes = {
  /** In any span of this length, the carrier gets no more messages than the rate. */
  windowMs: number;
  /**
   * When a permit comes free of which nothing more is heard. Longer than a renewal is apart, a window and what the last
   * request of a process may still be on its way.
   */
  leaseMs: number;
  /** How often a permit is renewed while its request is under way. */
  renewMs: number;
  /** When a process that waits, and of which nothing more is heard, is passed over. */
  staleMs: number;
  /** How often a process that waits looks, at least. */
  lookMs: number;
  /** For how long the database may keep a message waiting with no answer. */
  patienceMs: number;
};

export const PACE_TIMES: PaceTimes = {
  windowMs: 1000,
  leaseMs: 3000,
  renewMs: 1000,
  staleMs: 2000,
  lookMs: 500,
  patienceMs: 6000,
};
