// As somebody writes it who has libphonenumber-js beside the client.
import { FlowrouteInputError } from "flowroute-client";
import { type InternationalNumber, parseInternational } from "flowroute-client/international";

/** Reads numbers of other countries and tells what came of it. */
export function useInternational() {
  const london: InternationalNumber = parseInternational("020 7946 0000", { defaultCountry: "GB" });
  let wrong: unknown;
  try {
    parseInternational("020 7946 0000");
  } catch (error) {
    wrong = error;
  }
  return {
    e164: london.e164,
    country: london.country,
    seattle: parseInternational("+1 206 555 0123").wire,
    // One class in every entry, or instanceof would not work across them.
    isInputError: wrong instanceof FlowrouteInputError,
  };
}
