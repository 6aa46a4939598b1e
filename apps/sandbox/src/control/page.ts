import { ControlError, type Page } from "./control.ts";

const DEFAULT_LIMIT = 100;
export const HIGHEST_LIMIT = 1000;

/** @throws ControlError for a page that there cannot be. */
export function pageOf(
  { limit = DEFAULT_LIMIT, offset = 0 }: Page = {},
  highest = HIGHEST_LIMIT,
): { limit: number; offset: number } {
  if (!Number.isInteger(limit) || limit < 1 || limit > highest) {
    throw new ControlError(422, `limit must be an integer from 1 to ${highest}.`);
  }
  if (!Number.isSafeInteger(offset) || offset < 0) {
    throw new ControlError(422, "offset must be an integer of 0 or more.");
  }
  return { limit, offset };
}
