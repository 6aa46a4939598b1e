import { isNpa, isSubscriberNxx } from "../src/inventory/numbering-plan.ts";

/** `place` is a city with its state, "Seattle, WA". */
export type SourceExchange = { nxx: number; place: string };

export type SourceAreaCode = {
  npa: string;
  /** Lower-case states the area code lies in: one, or more in Canada's maritimes and north. */
  states: string[];
  /** Set when the source has one city for the whole area code ("New York, NY" for 212). */
  city: string | undefined;
  exchanges: SourceExchange[];
};

const STATE_CODES: ReadonlyMap<string, string> = new Map(
  `Alabama AL|Alaska AK|Arizona AZ|Arkansas AR|California CA|Colorado CO|Connecticut CT|Delaware DE|
  Washington D.C. DC|Florida FL|Georgia GA|Hawaii HI|Idaho ID|Illinois IL|Indiana IN|Iowa IA|Kansas KS|Kentucky KY|
  Louisiana LA|Maine ME|Maryland MD|Massachusetts MA|Michigan MI|Minnesota MN|Mississippi MS|Missouri MO|Montana MT|
  Nebraska NE|Nevada NV|New Hampshire NH|New Jersey NJ|New Mexico NM|New York NY|North Carolina NC|North Dakota ND|
  Ohio OH|Oklahoma OK|Oregon OR|Pennsylvania PA|Rhode Island RI|South Carolina SC|South Dakota SD|Tennessee TN|
  Texas TX|Utah UT|Vermont VT|Virginia VA|Washington State WA|West Virginia WV|Wisconsin WI|Wyoming WY|Alberta AB|
  British Columbia BC|British Colombia BC|Manitoba MB|New Brunswick NB|Newfoundland and Labrador NL|Nova Scotia NS|
  Northwest Territories NT|Nunavut NU|Ontario ON|Prince Edward Island PE|Quebec QC|Saskatchewan SK|Yukon YT`
    .split("|")
    .map((entry) => {
      const text = entry.trim();
      return [text.slice(0, -3), text.slice(-2).toLowerCase()];
    }),
);

const isCity = (place: string) => /, [A-Z]{2}$/.test(place);

/** The state at the end of "Seattle, WA", lower case. */
export const stateOfPlace = (place: string) => place.slice(-2).toLowerCase();

function statesNamed(description: string): string[] {
  if (isCity(description)) return [stateOfPlace(description)];
  return description.split("/").flatMap((name) => STATE_CODES.get(name) ?? []);
}

/** The exchanges of one area code that the source ties to a city, by longest prefix (4 to 6 digits). */
function exchangesOf(npa: string, geocodes: ReadonlyMap<string, string>, states: readonly string[]) {
  const exchanges: SourceExchange[] = [];
  for (let nxx = 200; nxx <= 999; nxx += 1) {
    const prefix = `${npa}${nxx}`;
    const place =
      geocodes.get(prefix) ?? geocodes.get(prefix.slice(0, 5)) ?? geocodes.get(prefix.slice(0, 4));
    // Cities in another state are slips of the source: no area code of these countries crosses a state line.
    if (place === undefined || !isCity(place) || !states.includes(stateOfPlace(place))) continue;
    if (isSubscriberNxx(nxx) && `${nxx}` !== npa) exchanges.push({ nxx, place });
  }
  return exchanges;
}

/**
 * The US and Canadian area codes in libphonenumber's geocodes, ascending. Caribbean countries, territories and
 * anything not known as a state or province is left out.
 */
export function readAreaCodes(geocodes: ReadonlyMap<string, string>): SourceAreaCode[] {
  const statesOfParts = new Map<string, Set<string>>();
  for (const [prefix, description] of geocodes) {
    const npa = prefix.slice(0, 3);
    const states = statesOfParts.get(npa) ?? new Set();
    statesOfParts.set(npa, states);
    if (!isCity(description)) for (const state of statesNamed(description)) states.add(state);
  }
  const npas = [...statesOfParts.keys()].filter(isNpa).sort();
  return npas.flatMap((npa) => {
    const whole = geocodes.get(npa);
    // A few area codes have no description of their own, only of their parts: "California" for 310299.
    const states = whole === undefined ? [...(statesOfParts.get(npa) ?? [])] : statesNamed(whole);
    if (states.length === 0) return [];
    const single = whole === "Washington D.C." ? "Washington, DC" : whole;
    const city = single !== undefined && isCity(single) ? single : undefined;
    return [{ npa, states, city, exchanges: exchangesOf(npa, geocodes, states) }];
  });
}
