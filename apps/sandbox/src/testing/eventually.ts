import { vi } from "vitest";

/** Far above what anything takes on a machine that does something else as well. */
const DEADLINE_MS = 8000;

/** Looks until nothing is thrown, and gives what came back. Throws what was thrown last after the deadline. */
export function eventually<Result>(look: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(look, { timeout: DEADLINE_MS, interval: 5 });
}
