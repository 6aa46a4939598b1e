/** A number for sale that searches are made from, so that each finds something. */
export type SampleNumber = { value: string; state: string; rateCenter: string };

/** What a search asks for. All that is given must hold. */
export type SearchFilter = {
  prefix?: string;
  suffix?: string;
  substring?: string;
  state?: string;
  rateCenter?: string;
};

export type FilterPart = keyof SearchFilter;

export const FILTER_PARTS: readonly FilterPart[] = ["prefix", "suffix", "substring", "state", "rateCenter"];

/** The country code and the area code. */
const PREFIX = 4;
const SUFFIX = 4;

/** Digits somewhere in the number, further on in each next one; never in the country code, which all have. */
export function substringOf({ value }: SampleNumber, digits: number, index: number): string {
  const start = 1 + (index % (value.length - digits));
  return value.slice(start, start + digits);
}

/**
 * A filter with these parts.
 * @param digitsOf the number that it has the digits of.
 * @param placeOf the number that it has the place of: another one, and hardly anything is found.
 */
export function filterOf(
  parts: readonly FilterPart[],
  digitsOf: SampleNumber,
  placeOf: SampleNumber,
  index: number,
  substringDigits = 3,
): SearchFilter {
  const all = {
    prefix: digitsOf.value.slice(0, PREFIX),
    suffix: digitsOf.value.slice(-SUFFIX),
    substring: substringOf(digitsOf, substringDigits, index),
    state: placeOf.state,
    rateCenter: placeOf.rateCenter,
  };
  return Object.fromEntries(parts.map((part) => [part, all[part]]));
}

/** Every set of parts but the empty one, those with few parts first: 31. */
export function combinations(): FilterPart[][] {
  const sets = Array.from({ length: 2 ** FILTER_PARTS.length - 1 }, (_, index) =>
    FILTER_PARTS.filter((_, part) => ((index + 1) & (1 << part)) !== 0),
  );
  return sets.sort((a, b) => a.length - b.length);
}

const NAMES: Readonly<Record<FilterPart, string>> = {
  prefix: "prefix",
  suffix: "suffix",
  substring: "substring",
  state: "state",
  rateCenter: "rate center",
};

export const nameOfParts = (parts: readonly FilterPart[]): string =>
  parts.map((part) => NAMES[part]).join(" + ");
