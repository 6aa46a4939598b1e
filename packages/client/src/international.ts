/**
 * Phone numbers of all countries. It needs `libphonenumber-js` beside this package.
 *
 * @module flowroute-client/international
 */

import {
  isSupportedCountry,
  type PhoneNumber as LibraryNumber,
  ParseError,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
} from "libphonenumber-js/min";
import { FlowrouteInputError } from "./errors/failed.ts";
import { parseRecipient, plusAndDigits, withoutSeparators } from "./phone-number.ts";

/** A phone number of any country. */
export interface InternationalNumber {
  /** With plus and country code: `+442079460000`. */
  e164: string;
  /** What `messages.send` puts on the wire for it: eleven digits with country code 1, else the same as `e164`. */
  wire: string;
  /** As people at home write it: `020 7946 0000`. */
  national: string;
  /** As people abroad write it: `+44 20 7946 0000`. */
  international: string;
  /** The digits of the country code: `44`. */
  callingCode: string;
  /** The country by its two letters (ISO 3166): `GB`. Null if the number does not tell, as with `+800`. */
  country: string | null;
}

/** How `parseInternational` reads a number. */
export interface InternationalOptions {
  /** The country, by its two letters (ISO 3166), of numbers that are written without a country code: `GB`. */
  defaultCountry?: string | undefined;
}

const SUBJECT = "The phone number";

/**
 * Reads a number of any country as people write it: `+44 20 7946 0000`, `+44 (0)20 7946 0000`, or, with
 * `defaultCountry: "GB"`, `020 7946 0000` and `00 44 20 7946 0000`.
 *
 * What a number is, is for `libphonenumber-js` to know: install it beside this package. Only with country code 1 the
 * rules are those of `parsePhoneNumber`.
 *
 * @example
 * ```ts
 * import { parseInternational } from "flowroute-client/international";
 *
 * console.log(parseInternational("020 7946 0000", { defaultCountry: "GB" }).e164); // +442079460000
 * ```
 *
 * @param input The number, as somebody wrote it.
 * @param options The country of numbers without a country code.
 * @throws `FlowrouteInputError` saying what is wrong, without repeating the number.
 */
export function parseInternational(
  input: string,
  { defaultCountry }: InternationalOptions = {},
): InternationalNumber {
  const written = read(input, defaultCountry);
  if (written.ext !== undefined) throw wrong("has an extension: leave it out");
  // Read again by itself, so that the same number gives the same facts, whatever country it was written for.
  const number = read(written.number, undefined);
  const { number: e164, countryCallingCode: callingCode } = number;
  if (callingCode !== "1") refuseUnknown(number);
  return {
    e164,
    wire: parseRecipient(e164, SUBJECT),
    national: number.formatNational(),
    international: number.formatInternational(),
    callingCode,
    country: number.country ?? null,
  };
}

function read(input: string, defaultCountry: string | undefined): LibraryNumber {
  // The wide plus of East Asian keyboards, which the library would read over.
  const written = withoutSeparators(input, SUBJECT).replace(/^\uff0b/, "+");
  if (defaultCountry !== undefined && !isSupportedCountry(defaultCountry)) {
    throw new FlowrouteInputError(
      '"defaultCountry" is not the code of a country. Write two capital letters, such as GB.',
    );
  }
  try {
    return parsePhoneNumberWithError(written, { extract: false, ...(defaultCountry && { defaultCountry }) });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw unreadable(error.message, written);
  }
}

function unreadable(reason: string, written: string): FlowrouteInputError {
  if (reason === "TOO_SHORT") return wrong("is too short");
  if (reason === "TOO_LONG") return wrong("is too long");
  if (reason === "INVALID_COUNTRY") {
    return wrong(
      written.startsWith("+")
        ? "has a country code that does not exist"
        : 'has no country code: begin with a plus and the code, or say which country to take as "defaultCountry"',
    );
  }
  // It says so itself if the text is empty or has characters that do not belong there.
  plusAndDigits(written, SUBJECT);
  return wrong("is too short");
}

/** A number that its country's plan does not have. */
function refuseUnknown(number: LibraryNumber): void {
  if (number.isValid()) return;
  const ofCountry = `for country code +${number.countryCallingCode}`;
  const length = validatePhoneNumberLength(number.number);
  if (length === "TOO_SHORT") throw wrong(`is too short ${ofCountry}`);
  if (length === "TOO_LONG") throw wrong(`is too long ${ofCountry}`);
  throw wrong(`is not in use ${ofCountry}, as far as libphonenumber-js knows`);
}

function wrong(problem: string): FlowrouteInputError {
  return new FlowrouteInputError(
    `${SUBJECT} ${problem}. Write it with a plus, its country code and all its digits.`,
  );
}
