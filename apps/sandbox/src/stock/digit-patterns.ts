import type { StockFilter } from "./stock-number.ts";

const DIGITS = 11;
const ANY = -1;

/** What each of a number's eleven digits must be: the digit, or -1 where it may be any. */
export type DigitPattern = Int8Array;

const CODE_0 = "0".charCodeAt(0);

/** The pattern with `digits` written from `at` on; undefined when another digit is asked for there already. */
function withDigits(pattern: DigitPattern, digits: string, at: number): DigitPattern | undefined {
  if (at < 0 || at + digits.length > DIGITS || /\D/.test(digits)) return undefined;
  const result = pattern.slice();
  for (let i = 0; i < digits.length; i += 1) {
    const digit = digits.charCodeAt(i) - CODE_0;
    const before = result[at + i] ?? ANY;
    if (before !== ANY && before !== digit) return undefined;
    result[at + i] = digit;
  }
  return result;
}

/** A number has digits that the filter asks for if it fits one of these patterns. `contains` is one for each place. */
export function digitPatterns({
  startsWith = "",
  contains = "",
  endsWith = "",
}: StockFilter): DigitPattern[] {
  const countryCode = Int8Array.from({ length: DIGITS }, (_, at) => (at === 0 ? 1 : ANY));
  const starting = withDigits(countryCode, startsWith, 0);
  const ended = starting && withDigits(starting, endsWith, DIGITS - endsWith.length);
  if (ended === undefined) return [];
  if (contains === "") return [ended];
  const patterns: DigitPattern[] = [];
  for (let at = 0; at + contains.length <= DIGITS; at += 1) {
    const pattern = withDigits(ended, contains, at);
    if (pattern !== undefined) patterns.push(pattern);
  }
  return patterns;
}
