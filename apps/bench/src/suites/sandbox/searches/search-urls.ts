import {
  FILTER_PARTS,
  type FilterPart,
  filterOf,
  type SampleNumber,
  type SearchFilter,
} from "./search-filter.ts";

/** A kind of search over HTTP, and its paths: one for each number that searches are made from. */
export type SearchKind = { name: string; paths: readonly string[] };

const AVAILABLE = "/v2/numbers/available";
const LIMIT = 200;

/** The number at its index gives the digits, and the place: what is asked for is there. */
export function searchKinds(samples: readonly SampleNumber[]): SearchKind[] {
  const searches = (name: string, parts: readonly FilterPart[], substringDigits?: number): SearchKind => ({
    name,
    paths: samples.map((number, index) =>
      searchPath(filterOf(parts, number, number, index, substringDigits)),
    ),
  });
  return [
    searches("prefix", ["prefix"]),
    searches("suffix of 4", ["suffix"]),
    searches("substring of 3", ["substring"], 3),
    searches("substring of 4", ["substring"], 4),
    searches("substring of 7", ["substring"], 7),
    searches("state", ["state"]),
    searches("rate center", ["rateCenter"]),
    searches("state + substring", ["state", "substring"]),
    searches("prefix + suffix", ["prefix", "suffix"]),
    searches("all together", FILTER_PARTS),
    {
      name: "area codes",
      paths: [1, 2, 4, 100].map((fee) => `${AVAILABLE}/areacodes?limit=${LIMIT}&max_setup_cost=${fee}`),
    },
    {
      name: "exchanges",
      paths: samples.map(({ value }, index) => {
        // Of one area code, and now and then of all.
        const of = index % 4 === 3 ? "" : `&areacode=${value.slice(1, 4)}`;
        return `${AVAILABLE}/exchanges?limit=${LIMIT}${of}`;
      }),
    },
  ];
}

export function searchPath({ prefix, suffix, substring, state, rateCenter }: SearchFilter): string {
  const query = new URLSearchParams({
    limit: String(LIMIT),
    ...(prefix !== undefined && { starts_with: prefix }),
    ...(suffix !== undefined && { ends_with: suffix }),
    ...(substring !== undefined && { contains: substring }),
    ...(state !== undefined && { state: state.toUpperCase() }),
    ...(rateCenter !== undefined && { rate_center: rateCenter.toUpperCase() }),
  });
  return `${AVAILABLE}?${query}`;
}
