import type { ReadingFlowroute } from "../carrier/reading-only.ts";
import { searchAvailableNumbers } from "../tools/search-available-numbers.ts";
import { type Completer, NONE, suggestions } from "./completer.ts";
import { createRecent } from "./recent.ts";
import { stateCode } from "./states.ts";

/** The carrier has no list of rate centers: they are those of so many numbers that are for sale, and there may be more. */
const PAGE = 200;
const MOST_PAGES = 5;
const KEEP_MS = 600_000;
/** More than there are states. */
const MOST_KEYS = 80;

/** Rate centers with numbers for sale, in the state that is filled in already. */
export function rateCenters(flowroute: Pick<ReadingFlowroute, "numbers">, now: () => number): Completer {
  const recent = createRecent({
    async read(state, signal) {
      const filter = state === "" ? {} : { state };
      const found = new Set<string>();
      let pages = 0;
      let isAll = true;
      const list = flowroute.numbers.searchAvailable({ ...filter, limit: PAGE }, { signal });
      for await (const { items, next } of list.pages()) {
        for (const { rate_center } of items) if (rate_center) found.add(rate_center.toUpperCase());
        pages++;
        isAll = next === null;
        if (pages === MOST_PAGES) break;
      }
      return { names: [...found].sort(), isAll };
    },
    keepMs: KEEP_MS,
    most: MOST_KEYS,
    now,
  });
  return {
    needs: [searchAvailableNumbers.name],
    async suggest({ text, others, signal }) {
      const found = await recent.get(stateCode(others["state"] ?? "") ?? "", signal);
      if (found === undefined) return NONE;
      const begun = text.trim().toUpperCase();
      return suggestions(
        found.names.filter((name) => name.startsWith(begun)),
        !found.isAll,
      );
    },
  };
}
