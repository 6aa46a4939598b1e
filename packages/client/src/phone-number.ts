import { FlowrouteInputError } from "./errors/failed.ts";

/** A US or Canadian phone number in its two forms. */
export interface PhoneNumber {
  /** With a plus, as people write it: `+12065550123`. */
  e164: string;
  /** Eleven digits without a plus, as the carrier writes it: `12065550123`. */
  wire: string;
}

const EXAMPLE = "Write it like +12065550123.";
const SEPARATORS = /[\s().\-\u2010-\u2015]/g;
const INTERNATIONAL = /^\+[1-9]\d{6,14}$/;

/**
 * Reads a US or Canadian (NANP) number as people write it: `2065550123`, `12065550123`, `+12065550123` or
 * `+1 (206) 555-0123`.
 *
 * @throws {FlowrouteInputError} saying what is wrong, without repeating the number.
 */
export function parsePhoneNumber(input: string): PhoneNumber {
  return parseNanp(input, "The phone number");
}

/** As `parsePhoneNumber`; `subject` begins the message of the error. */
export function parseNanp(input: string, subject: string): PhoneNumber {
  const compact = withoutSeparators(input, subject);
  const plus = compact.startsWith("+");
  const digits = plus ? compact.slice(1) : compact;
  const refuse = (problem: string) => new FlowrouteInputError(`${subject} ${problem}. ${EXAMPLE}`);

  if (digits === "") throw refuse("is empty");
  if (!/^\d+$/.test(digits))
    throw refuse("has characters other than digits, spaces, parentheses, dots and hyphens");
  if (plus && !digits.startsWith("1")) throw refuse("is not in the US or Canada: its country code is not +1");
  if (digits.length === 11 && !digits.startsWith("1")) {
    throw refuse("has eleven digits but does not begin with country code 1");
  }
  if (digits.length !== 11 && (plus || digits.length !== 10)) {
    throw refuse(`has ${digits.length} digits: ten are needed, or eleven with country code 1`);
  }
  const national = digits.slice(-10);
  if (!/^[2-9][0-8]/.test(national) || /^.11/.test(national))
    throw refuse("has an area code that does not exist");
  if (!/^...[2-9]/.test(national)) {
    throw refuse("has an exchange (the three digits after the area code) that begins with 0 or 1");
  }
  return { e164: `+1${national}`, wire: `1${national}` };
}

/**
 * Reads the recipient of a message: a US or Canadian number in any common form, or an international one with its
 * plus and country code. Gives what goes on the wire.
 */
export function parseRecipient(input: string, subject: string): string {
  const compact = withoutSeparators(input, subject);
  if (!compact.startsWith("+") || compact.startsWith("+1")) return parseNanp(input, subject).wire;
  if (INTERNATIONAL.test(compact)) return compact;
  throw new FlowrouteInputError(
    `${subject} is not an international number: after the plus, 7 to 15 digits are needed, country code first.`,
  );
}

/**
 * The carrier's form of a number (`12065550123`) as E.164 (`+12065550123`).
 *
 * What is not made of 7 to 15 digits (a short code, a sender's name) has no such form and comes back unchanged.
 */
export function toE164(wire: string): string {
  return /^[1-9]\d{6,14}$/.test(wire) ? `+${wire}` : wire;
}

function withoutSeparators(input: unknown, subject: string): string {
  if (typeof input !== "string") throw new FlowrouteInputError(`${subject} is not a string. ${EXAMPLE}`);
  return input.replace(SEPARATORS, "");
}
