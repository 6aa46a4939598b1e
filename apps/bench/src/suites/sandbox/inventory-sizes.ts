import type { Effort } from "../../harness/effort.ts";

/** What a sandbox has for sale unless it is told otherwise. */
export const DEFAULT_SIZE = 20_000;

/** Each ten times the one before: what something costs in them says how it grows. */
export const growingSizes = ({ numbers }: Effort): number[] => [numbers / 100, numbers / 10, numbers];
