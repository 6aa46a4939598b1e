import { FlowrouteInputError } from "./errors/failed.ts";

/** A US or Canadian phone number in its three forms. */
export interface PhoneNumber {
  /** With a plus, as it can be dialled from everywhere: `+12065550123`. */
  e164: string;
  /** Eleven digits without a plus, as the carrier writes it: `12065550123`. */
  wire: string;
  /** As people at home write it: `(206) 555-0123`. */
  national: string;
}

/** What a text matches if this is wrong with it, in the order of telling. */
type Problems = readonly (readonly [RegExp, string])[];

/** What people put between digits, and the invisible marks that come along when a number is copied. */
const SEPARATORS = /[\s().\-\u200b-\u2015\u202a-\u202e\u2060-\u2069]/g;

const NO_NUMBER: Problems = [
  [/^\+?$/, "is empty"],
  // Each part excludes what the next one begins with, so that a long text cannot make it slow.
  [/\d{7}[^\dx#;,]*[x#;,]\D*\d+$/i, "has an extension: leave it out"],
  [/[a-z]/i, "has letters: write digits"],
  [/[^+\d]|.\+/, "has characters other than digits and ().-"],
];

/** Of the digits after country code 1. No area code begins with 1, so that a leading 1 is always that code. */
const NOT_NANP: Problems = [
  [/^\+/, "is not in the US or Canada (+1)"],
  [/^.{0,9}$/, "is too short: it needs ten digits after country code 1"],
  [/.{11}/, "is too long: it needs ten digits after country code 1"],
  [/^(?![2-9](?!11)[0-8])/, "has an area code that does not exist"],
  [/^...[01]/, "has 0 or 1 after its area code"],
];

/**
 * Reads a US or Canadian (NANP) number as people write it: `2065550123`, `12065550123`, `+12065550123` or
 * `+1 (206) 555-0123`.
 *
 * @example
 * ```ts
 * import { parsePhoneNumber } from "flowroute-client";
 *
 * console.log(parsePhoneNumber("+1 (206) 555-0123").wire); // 12065550123
 * ```
 *
 * @param input The number, as somebody wrote it.
 * @throws {@link FlowrouteInputError} saying what is wrong, without repeating the number.
 */
export function parsePhoneNumber(input: string): PhoneNumber {
  return parseNanp(input, "The phone number");
}

/** As `parsePhoneNumber`; `subject` begins the message of the error. */
export function parseNanp(input: unknown, subject: string): PhoneNumber {
  const digits = plusAndDigits(input, subject).replace(/^\+?1/, "");
  refuse(digits, NOT_NANP, subject);
  return {
    e164: `+1${digits}`,
    wire: `1${digits}`,
    national: digits.replace(/(...)(...)/, "($1) $2-"),
  };
}

/**
 * Reads the recipient of a message: a US or Canadian number in any common form, or an international one with its
 * plus and country code. Gives what goes on the wire.
 */
export function parseRecipient(input: string, subject: string): string {
  const written = plusAndDigits(input, subject);
  if (!/^\+(?!1)/.test(written)) return parseNanp(written, subject).wire;
  if (/^\+[1-9]\d{6,14}$/.test(written)) return written;
  throw wrong(subject, "needs 7 to 15 digits after its plus");
}

/** The text without what people put between digits. */
export function withoutSeparators(input: unknown, subject: string): string {
  if (typeof input !== "string") throw wrong(subject, "is not a string");
  return input.replace(SEPARATORS, "");
}

/** The number without its separators, if it is made of digits and perhaps a plus. */
export function plusAndDigits(input: unknown, subject: string): string {
  const compact = withoutSeparators(input, subject);
  refuse(compact, NO_NUMBER, subject);
  return compact;
}

function refuse(text: string, problems: Problems, subject: string): void {
  for (const [pattern, problem] of problems) if (pattern.test(text)) throw wrong(subject, problem);
}

function wrong(subject: string, problem: string): FlowrouteInputError {
  return new FlowrouteInputError(`${subject} ${problem}. Write it like +12065550123.`);
}
