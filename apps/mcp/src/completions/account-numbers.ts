import type { ReadingFlowroute } from "../carrier/reading-only.ts";
import { e164 } from "../terms/phone-number.ts";
import { listNumbers } from "../tools/list-numbers.ts";
import { type Completer, NONE, suggestions } from "./completer.ts";
import { createRecent } from "./recent.ts";

/** As many as the carrier tells at once. */
const PAGE = 200;
const KEEP_MS = 30_000;
const MOST_KEYS = 50;

/** The account's numbers by how they begin, written in any common way, or by part of their alias. */
export function accountNumbers(flowroute: Pick<ReadingFlowroute, "numbers">, now: () => number): Completer {
  const recent = createRecent({
    read: async (starts_with, signal) => {
      const filter = starts_with === "" ? {} : { starts_with };
      const { items, next } = await flowroute.numbers.list({ ...filter, limit: PAGE }, { signal });
      return {
        numbers: items.map(({ value, alias }) => ({ digits: value, alias: alias?.toLowerCase() ?? "" })),
        isAll: next === null,
      };
    },
    keepMs: KEEP_MS,
    most: MOST_KEYS,
    now,
  });
  return {
    needs: [listNumbers.name],
    async suggest({ text, signal }) {
      const start = startOf(text);
      const alias = start === undefined ? text.trim().toLowerCase() : undefined;
      const first = await recent.get("", signal);
      if (first === undefined) return NONE;
      // Most accounts have few numbers: one look at the carrier answers every letter that is typed.
      const isEnough = first.isAll || start === undefined || start === "";
      const found = isEnough ? first : await recent.get(start, signal);
      if (found === undefined) return NONE;
      const meant = found.numbers.filter((number) =>
        alias === undefined ? number.digits.startsWith(start ?? "") : number.alias.includes(alias),
      );
      return suggestions(
        meant.map(({ digits }) => e164(digits)),
        !found.isAll,
      );
    },
  };
}

/** The digits of what is typed, with the country's 1, which no area code begins with; undefined: it is a name. */
function startOf(text: string): string | undefined {
  if (/[^\d\s().+-]/.test(text)) return undefined;
  const digits = text.replace(/\D/g, "").slice(0, 11);
  return digits === "" || digits.startsWith("1") ? digits : `1${digits}`.slice(0, 11);
}
