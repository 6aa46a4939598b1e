import type { Place } from "./columns.ts";
import type { StockNumber } from "./stock-number.ts";

/** About 2 MB. */
const MOST_NUMBERS = 10_000;

/** Keeps the numbers that were made last: a page is asked for again, and none of them ever changes. */
export function keepNumbers(make: (place: Place) => StockNumber): (place: Place) => StockNumber {
  let kept = new Map<number, StockNumber>();
  return (place) => {
    const known = kept.get(place.position);
    if (known !== undefined) return known;
    if (kept.size >= MOST_NUMBERS) kept = new Map();
    const made = make(place);
    kept.set(place.position, made);
    return made;
  };
}
