import type { Identity } from "./identity.ts";

/** Why nobody is let in with a token. `unavailable`: it could not be checked now. */
export type Problem = "invalid" | "expired" | "audience" | "unavailable";

/** What came of looking at a token. */
export type Verdict = Identity | Problem;
