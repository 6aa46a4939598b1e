import type { ReadingFlowroute } from "../carrier/reading-only.ts";
import { e164 } from "../terms/phone-number.ts";
import { listNumbers } from "../tools/list-numbers.ts";
import { type Completer, NONE, type Suggestions, suggestions } from "./completer.ts";
import { createRecent } from "./recent.ts";

/** As many as the carrier tells at once. */
const PAGE = 200;
const KEEP_MS = 30_000;
const MOST_KEYS = 50;

/** The carrier finds an alias only by all of it: in so many pages parts of one are looked for here. */
const MOST_PAGES = 10;
const KEEP_ALIASES_MS = 300_000;
const LONGEST_ALIAS = 64;

type Owned = { digits: string; alias: string };

const asOwned = ({ value, alias }: { value: string; alias: string | null }): Owned => ({
  digits: value,
  alias: alias?.toLowerCase() ?? "",
});

/** The account's numbers by how they begin, written in any common way, or by part of their alias. */
export function accountNumbers(flowroute: Pick<ReadingFlowroute, "numbers">, now: () => number): Completer {
  const recent = createRecent({
    read: async (filter: { starts_with?: string; alias?: string }, signal) => {
      const { items, next } = await flowroute.numbers.list({ ...filter, limit: PAGE }, { signal });
      return { numbers: items.map(asOwned), isAll: next === null };
    },
    keepMs: KEEP_MS,
    most: MOST_KEYS,
    now,
  });
  const named = createRecent({
    async read(_: "all", signal) {
      const numbers: Owned[] = [];
      let pages = 0;
      for await (const { items, next } of flowroute.numbers.list({ limit: PAGE }, { signal }).pages()) {
        numbers.push(...items.map(asOwned).filter(({ alias }) => alias !== ""));
        pages += 1;
        if (pages === MOST_PAGES) return { numbers, isAll: next === null };
      }
      return { numbers, isAll: true };
    },
    keepMs: KEEP_ALIASES_MS,
    most: 1,
    now,
  });
  return {
    needs: [listNumbers.name],
    async suggest({ text, signal }) {
      const start = startOf(text);
      // Most accounts have few numbers: one look at the carrier answers every letter that is typed.
      const first = await recent.get({}, signal);
      if (first === undefined) return NONE;
      if (start !== undefined) {
        const isEnough = first.isAll || start === "";
        const found = isEnough ? first : await recent.get({ starts_with: start }, signal);
        if (found === undefined) return NONE;
        return told(
          found.numbers.filter(({ digits }) => digits.startsWith(start)),
          found.isAll,
        );
      }
      const alias = text.trim();
      const isNamedSo = (number: Owned) => number.alias.includes(alias.toLowerCase());
      if (first.isAll) return told(first.numbers.filter(isNamedSo), true);
      const [all, exact] = await Promise.all([
        named.get("all", signal),
        alias.length > LONGEST_ALIAS ? undefined : recent.get({ alias }, signal),
      ]);
      const found = [...(exact?.numbers ?? []), ...(all ?? first).numbers];
      return told(found.filter(isNamedSo), all?.isAll ?? false);
    },
  };
}

const told = (numbers: readonly Owned[], isAll: boolean): Suggestions =>
  suggestions([...new Set(numbers.map(({ digits }) => e164(digits)))], !isAll);

/** The digits of what is typed, with the country's 1, which no area code begins with; undefined: it is a name. */
function startOf(text: string): string | undefined {
  if (/[^\d\s().+-]/.test(text)) return undefined;
  const digits = text.replace(/\D/g, "").slice(0, 11);
  return digits === "" || digits.startsWith("1") ? digits : `1${digits}`.slice(0, 11);
}
