/** How much is asked of PostgreSQL, and for how long it is waited for. Times are milliseconds. */
export type Limits = {
  /** Of this process, apart from the one that listens. */
  connections: number;
  /** To be let in, from the name of the host to the password. */
  connectMs: number;
  /** The longest that PostgreSQL works on one statement. */
  statementMs: number;
  /** What a statement may take beyond that, on the way there and back, before its line is given up. */
  onTheWayMs: number;
  /** The longest that a transaction waits for the one before it. */
  lockMs: number;
  /** When PostgreSQL ends a transaction of which it hears nothing more. Shorter than `lockMs`: the next ones wait for it. */
  silenceMs: number;
  /** For how long a lost connection is made up for, before a call fails. */
  patienceMs: number;
  /** For how long a call waits for those of this process before it. */
  turnMs: number;
  /** When a connection is replaced, so that a pooler or a failover in between is followed. */
  lifetimeMs: number;
  /** When a connection that nobody uses is closed. */
  idleMs: number;
};

export const LIMITS: Limits = {
  connections: 5,
  connectMs: 5_000,
  statementMs: 10_000,
  onTheWayMs: 2_000,
  lockMs: 8_000,
  silenceMs: 5_000,
  patienceMs: 5_000,
  turnMs: 15_000,
  lifetimeMs: 30 * 60_000,
  idleMs: 60_000,
};
