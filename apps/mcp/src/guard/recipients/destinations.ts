import { areaCodeOf } from "./area-codes.ts";

/** `US`, `CA`, a prefix (`+44`, `+1876`) or a whole number (`+12065550123`), in this one form. */
export type Destination = string;

/** Where the operator lets messages go, and where not. What neither names is not allowed. */
export type Destinations = { allow: readonly Destination[]; deny: readonly Destination[] };

const COUNTRY = /^(US|CA)$/i;
const WITH_SEPARATORS = /^\+[\d\s().\u2010-\u2015/-]+$/;
/** "+44 (0)20": a zero that is dialled inside the country only. With it the entry would match no number. */
const TRUNK_ZERO = /\(\s*0\s*\)/;
const E164_START = /^\+[1-9]\d{0,14}$/;

/** A destination that a person would write, in its one form; undefined if it is not understood. */
export function readDestination(text: string): Destination | undefined {
  const said = text.trim();
  if (COUNTRY.test(said)) return said.toUpperCase();
  if (!WITH_SEPARATORS.test(said) || TRUNK_ZERO.test(said)) return undefined;
  const digits = `+${said.replace(/\D/g, "")}`;
  return E164_START.test(digits) ? digits : undefined;
}

/**
 * Why the operator does not let messages go there, in words without the number; undefined if they may. The most
 * specific entry decides: a number before a prefix, a longer prefix before a shorter one, any prefix before a
 * country, and between equals the one that denies.
 */
export function destinationRefusal(destinations: Destinations, to: string): string | undefined {
  const country = areaCodeOf(to)?.country;
  const allowing = mostSpecific(destinations.allow, to, country);
  const denying = mostSpecific(destinations.deny, to, country);
  if (denying !== undefined && (allowing === undefined || rank(denying) >= rank(allowing)))
    return `The operator does not let messages go to ${nameOf(denying, to)}. ${CHANGE}`;
  if (allowing === undefined)
    return `This number is in none of the destinations that the operator lets messages go to. ${CHANGE}`;
  return undefined;
}

const CHANGE = "The operator can change that with --destinations and --deny-destinations.";

const isPrefix = (entry: Destination): boolean => entry.startsWith("+");

const rank = (entry: Destination): number => (isPrefix(entry) ? entry.length : 0);

function mostSpecific(
  entries: readonly Destination[],
  to: string,
  country: "US" | "CA" | undefined,
): Destination | undefined {
  let best: Destination | undefined;
  for (const entry of entries) {
    if (isPrefix(entry) ? !to.startsWith(entry) : entry !== country) continue;
    if (best === undefined || rank(entry) > rank(best)) best = entry;
  }
  return best;
}

function nameOf(entry: Destination, to: string): string {
  if (entry === to) return "this number";
  return isPrefix(entry) ? `numbers that start with ${entry}` : `${entry} numbers`;
}
