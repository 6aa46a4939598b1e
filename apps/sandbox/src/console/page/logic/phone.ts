const NORTH_AMERICAN = /^1(\d{3})(\d{3})(\d{4})$/;
const DIGITS = /^\d+$/;
/** What people write between the digits. */
const PUNCTUATION = /[\s().\-‐-–/]/g;
/** With its country code, as E.164 has it; shorter ones cannot be told from North American ones without theirs. */
const FULL = /^[1-9]\d{10,14}$/;
const WITHOUT_COUNTRY = /^[2-9]\d{9}$/;

/** `12065550100` as `+1 206 555 0100`. A number abroad gets its plus, a short code stays as it is. */
export function formatPhone(number: string): string {
  const [, area, exchange, line] = NORTH_AMERICAN.exec(number) ?? [];
  if (area !== undefined) return `+1 ${area} ${exchange} ${line}`;
  return DIGITS.test(number) && number.length > 6 ? `+${number}` : number;
}

/** The digits of a number that a person has typed; undefined when it is none. */
export function parsePhone(typed: string): string | undefined {
  const plain = typed.replace(PUNCTUATION, "");
  const digits = plain.replace(/^\+/, "");
  if (FULL.test(digits)) return digits;
  return WITHOUT_COUNTRY.test(plain) ? `1${plain}` : undefined;
}

/** Whether what was typed into a search is in a number, however it is spaced. */
export function phoneContains(number: string, typed: string): boolean {
  const digits = typed.replace(PUNCTUATION, "").replace(/^\+/, "");
  return DIGITS.test(digits) && number.includes(digits);
}
