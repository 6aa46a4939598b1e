import type { ReadingFlowroute } from "../carrier/reading-only.ts";
import { searchAvailableNumbers } from "../tools/search-available-numbers.ts";
import { type Completer, NONE, suggestions } from "./completer.ts";
import { asRateCenter, folded, isMeantBy } from "./place-names.ts";
import { createRecent } from "./recent.ts";
import { type Page, type Part, sampleOf } from "./sample.ts";
import { stateCode } from "./states.ts";

const KEEP_MS = 600_000;
/** Pages of a dozen states. */
const MOST_PAGES_KEPT = 500;
/** So long a person who types waits; what was read till then is kept, and the next letter goes on from there. */
const ANSWER_MS = 2_500;
/** What is shorter is still being typed. */
const SHORTEST_NAME = 3;

type Asked = Part & { state?: string; rate_center?: string };

/**
 * Rate centers with numbers for sale, in the state that is filled in already. The carrier has no list of them: they are
 * those of the numbers that it lists, and what is typed in full is looked up by its name.
 */
export function rateCenters(
  flowroute: Pick<ReadingFlowroute, "numbers">,
  now: () => number,
  timeIsUp: () => AbortSignal = () => AbortSignal.timeout(ANSWER_MS),
): Completer {
  const pages = createRecent({
    async read(asked: Asked, signal): Promise<Page> {
      const { items, next } = await flowroute.numbers.searchAvailable(asked, { signal });
      const names = items.flatMap(({ rate_center }) => (rate_center ? [rate_center.toUpperCase()] : []));
      return { count: items.length, names: [...new Set(names)], isLast: next === null };
    },
    keepMs: KEEP_MS,
    most: MOST_PAGES_KEPT,
    now,
  });
  return {
    needs: [searchAvailableNumbers.name],
    async suggest({ text, others, signal }) {
      const state = stateCode(others["state"] ?? "");
      const lookUntil = (end: AbortSignal) => (asked: Asked) =>
        pages.get({ ...(state === undefined ? {} : { state }), ...asked }, AbortSignal.any([signal, end]));
      const found = await sampleOf(lookUntil(timeIsUp()));
      if (found === undefined) return NONE;
      const isMeant = isMeantBy(text);
      const meant = [...found.names].filter(isMeant).sort();
      if (meant.length > 0 || found.isAll || folded(text).length < SHORTEST_NAME)
        return suggestions(meant, !found.isAll);
      const look = lookUntil(timeIsUp());
      const written = [...new Set([asRateCenter(text), folded(text).toUpperCase()])];
      const named = await Promise.all(
        written.map((rate_center) => look({ rate_center, limit: 1, offset: 0 })),
      );
      return suggestions(named.flatMap((page) => page?.names ?? []).filter(isMeant), true);
    },
  };
}
