/** The carriers' usual short forms of words in place names. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    beach: "bch",
    center: "ctr",
    city: "cy",
    creek: "crk",
    east: "e",
    falls: "fls",
    fort: "ft",
    grand: "gr",
    grove: "grv",
    harbor: "hbr",
    heights: "hts",
    hills: "hls",
    island: "is",
    junction: "jct",
    lake: "lk",
    mount: "mt",
    mountain: "mtn",
    north: "n",
    point: "pt",
    port: "pt",
    prairie: "pr",
    saint: "st",
    sainte: "ste",
    south: "s",
    spring: "spg",
    springs: "spgs",
    township: "twp",
    valley: "vly",
    village: "vlg",
    west: "w",
  }),
);

/** Cities whose real rate center is known and is nothing like the city's name. */
const KNOWN = new Map([["New York, NY", "nwyrcyzn01"]]);

export const RATE_CENTER_LENGTH = 10;

/**
 * Derives a rate center's name from a place such as "Jersey City, NJ", in the style of the carriers' own:
 * lower case, at most ten letters, digits and single spaces. Each step is taken only while the name is too long:
 * short forms for words (last word first), no spaces, vowels left out (last one first, never the initial), cut.
 */
export function rateCenterName(place: string): string {
  const known = KNOWN.get(place);
  if (known !== undefined) return known;
  // "Cherry Street, Philadelphia, PA" names a building: the city is the part before the state.
  const city = place.split(", ").slice(0, -1).at(-1) ?? place;
  let name = city
    .normalize("NFD")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll(/[\u0300-\u036f.'’]/g, "")
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();

  const words = name.split(" ");
  for (let at = words.length - 1; at >= 0 && name.length > RATE_CENTER_LENGTH; at -= 1) {
    const word = words[at] ?? "";
    words[at] = SHORT_FORMS.get(word) ?? word;
    name = words.join(" ");
  }
  if (name.length > RATE_CENTER_LENGTH) name = name.replaceAll(" ", "");
  while (name.length > RATE_CENTER_LENGTH) {
    const shorter = name.replace(/^(.+)[aeiou]([^aeiou]*)$/, "$1$2");
    if (shorter === name) break;
    name = shorter;
  }
  return name.slice(0, RATE_CENTER_LENGTH).trim();
}
