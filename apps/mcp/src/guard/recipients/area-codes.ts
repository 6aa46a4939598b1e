import { AREA_CODE_GROUPS, TOLL_FREE } from "./area-code-groups.ts";

/**
 * What is known of a North American area code. `country`: undefined for the other countries of the numbering plan,
 * for premium, personal and other codes without a place, and for codes that are not assigned. `zones`: IANA time
 * zones, at least one, and every one that the code reaches into.
 */
export type AreaCode = { country: "US" | "CA" | undefined; zones: readonly string[] };

/** A number that could be anywhere in the contiguous states has to suit all of them. */
const CONTIGUOUS_ZONES = [
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Los_Angeles",
] as const;

const NOT_KNOWN: AreaCode = { country: undefined, zones: CONTIGUOUS_ZONES };

const AREA_CODES: ReadonlyMap<string, AreaCode> = new Map(
  [...AREA_CODE_GROUPS, { country: "US" as const, zones: CONTIGUOUS_ZONES, codes: TOLL_FREE }].flatMap(
    ({ country, zones, codes }) => readCodes(codes).map((code) => [code, { country, zones }]),
  ),
);

/** The three-digit codes of a group, in its order. */
export function readCodes(codes: string): string[] {
  return codes.match(/\d{3}/g) ?? [];
}

/** What is known of the area code of an E.164 number; undefined if the number is not +1. */
export function areaCodeOf(e164: string): AreaCode | undefined {
  const code = /^\+1(\d{3})/.exec(e164)?.[1];
  return code === undefined ? undefined : (AREA_CODES.get(code) ?? NOT_KNOWN);
}
