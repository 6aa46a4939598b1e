/** The North American Numbering Plan's rules for the parts of a number: NPA (area code), NXX (exchange), line. */

export const TOLL_FREE_NPAS = ["800", "833", "844", "855", "866", "877", "888"] as const;

/** The exchange whose lines 0100 to 0199 are set aside for fiction and documentation in every area code. */
export const FICTION_NXX = 555;

/** Exchanges with a network meaning of their own (carrier access, test lines, mass calling). */
const SPECIAL_NXX = new Set([700, 950, 958, 959, 976]);

/** An NPA is [2-9][0-8]X and not an N11 service code. */
export function isNpa(npa: string): boolean {
  return /^[2-9][0-8]\d$/.test(npa) && !npa.endsWith("11");
}

/** An exchange that can hold subscribers' numbers: [2-9]XX, not N11, not 555 and not a special one. */
export function isSubscriberNxx(nxx: number): boolean {
  return nxx >= 200 && nxx <= 999 && nxx % 100 !== 11 && nxx !== FICTION_NXX && !SPECIAL_NXX.has(nxx);
}

/** Two-letter codes, lower case as on the wire: Canada's ten provinces and three territories. */
export const CANADIAN_PROVINCES: ReadonlySet<string> = new Set(
  "ab bc mb nb nl ns nt nu on pe qc sk yt".split(" "),
);

/** Two-letter codes, lower case as on the wire: the fifty states and the District of Columbia. */
export const US_STATES: ReadonlySet<string> = new Set(
  (
    "ak al ar az ca co ct dc de fl ga hi ia id il in ks ky la ma md me mi mn mo ms mt nc nd ne nh nj nm " +
    "nv ny oh ok or pa ri sc sd tn tx ut va vt wa wi wv wy"
  ).split(" "),
);
