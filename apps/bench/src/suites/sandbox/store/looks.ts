import {
  combinations,
  filterOf,
  nameOfParts,
  type SampleNumber,
  type SearchFilter,
} from "../searches/search-filter.ts";
import type { Stock, StockFilter } from "./the-stock.ts";

/** One way of looking into a stock. Each next time it looks for something else. */
export type Look = { name: string; prepare: (index: number) => () => void };

const PAGE = { limit: 200, offset: 0 };
const BY_VALUE = { column: "value", direction: "ASC" } as const;
const SAMPLES = 97;
const SETUP_CENTS = 100;

export const ANY_NUMBER = "no filter";

/** Every way: all combinations of what can be asked for, longer digits, a page far down, and the two listings. */
export function looksInto(stock: Stock): Look[] {
  const samples = samplesOf(stock);
  const at = (index: number): SampleNumber => {
    const sample = samples[index % samples.length];
    if (sample === undefined) throw new Error("The stock has no number with a place.");
    return sample;
  };
  // Every other time the place is that of another number: then hardly anything matches, and there is more to look at.
  const searching = (
    name: string,
    filterAt: (digitsOf: SampleNumber, placeOf: SampleNumber, index: number) => SearchFilter,
  ): Look => ({
    name,
    prepare: (index) => {
      const digitsOf = at(index);
      const isOne = index % 2 === 0;
      const filter = stockFilter(filterAt(digitsOf, isOne ? digitsOf : at(index + 1), index));
      return () => {
        const found = stock.search(filter, BY_VALUE, PAGE);
        if (isOne && found.length === 0) throw new Error(`A search found nothing: ${JSON.stringify(filter)}`);
      };
    },
  });
  const substring = (digits: number) =>
    searching(`substring of ${digits}`, (digitsOf, placeOf, index) =>
      filterOf(["substring"], digitsOf, placeOf, index, digits),
    );
  return [
    searching(ANY_NUMBER, () => ({})),
    {
      name: "no filter, the last page",
      prepare: () => () => void stock.search({}, BY_VALUE, { ...PAGE, offset: stock.size - PAGE.limit }),
    },
    ...combinations().map((parts) =>
      searching(nameOfParts(parts), (digitsOf, placeOf, index) => filterOf(parts, digitsOf, placeOf, index)),
    ),
    substring(4),
    substring(7),
    { name: "area codes", prepare: () => () => void stock.areaCodes(SETUP_CENTS, PAGE) },
    {
      name: "exchanges of an area code",
      prepare: (index) => {
        const areaCode = at(index).value.slice(1, 4);
        return () => void stock.exchanges(SETUP_CENTS, areaCode, PAGE);
      },
    },
    { name: "exchanges", prepare: () => () => void stock.exchanges(SETUP_CENTS, undefined, PAGE) },
  ];
}

export const stockFilter = ({ prefix, suffix, substring, state, rateCenter }: SearchFilter): StockFilter => ({
  startsWith: prefix,
  endsWith: suffix,
  contains: substring,
  state,
  rateCenter,
});

/** Numbers from all over it, less the toll-free ones, which have no place. */
function samplesOf(stock: Stock): SampleNumber[] {
  const offsets = Array.from({ length: SAMPLES }, (_, index) => Math.floor((index * stock.size) / SAMPLES));
  return offsets.flatMap((offset) => {
    const [found] = stock.search({ numberType: "longcode" }, BY_VALUE, { limit: 1, offset });
    if (found === undefined || found.state === null || found.rateCenter === null) return [];
    return [{ value: found.value, state: found.state, rateCenter: found.rateCenter }];
  });
}
