/** How long a process that says nothing more is thought to be at work on what it has begun. */
export const LEASE_MS = 20_000;

/** How often it says so. */
export const HEARTBEAT_MS = 5_000;

/** So long after a request was given up, what the carrier does not show did not happen, where absence proves anything. */
export const PROOF_MS = 60_000;

/** How long a question waits for a person, and a yes for its use. */
export const APPROVAL_MS = 15 * 60_000;

/** For how long an equal message is held back after an unknown outcome, at least. */
export const UNKNOWN_HOLDS_MS = 24 * 3_600_000;

/** How long a call waits for an equal one that is under way elsewhere. */
export const PATIENCE_MS = 40_000;
export const POLL_MS = 50;
