/**
 * The carrier's form of a number (`12065550123`) as E.164 (`+12065550123`).
 *
 * What is not made of 7 to 15 digits (a short code, a sender's name) has no such form and comes back unchanged.
 *
 * @example
 * ```ts
 * import { toE164 } from "flowroute-client";
 *
 * console.log(toE164("12065550123")); // +12065550123
 * ```
 *
 * @param wire A number as the carrier writes it, digits alone.
 */
export function toE164(wire: string): string {
  return /^[1-9]\d{6,14}$/.test(wire) ? `+${wire}` : wire;
}
