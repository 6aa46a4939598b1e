/** As many as the carrier tells at once. */
const PAGE = 200;
/** So many pages are read: all that most states have for sale. */
const MOST_PAGES = 40;
/** So many of one ending, where there are more numbers than that. */
const PAGES_OF_AN_ENDING = 10;
const LONGEST_ENDING = 4;
const AT_ONCE = 8;

export type Part = { ends_with?: string; limit: number; offset: number };
export type Page = { count: number; names: readonly string[]; isLast: boolean };

/** Undefined: it cannot be told now, or the time is up. */
type Look = (part: Part) => Promise<Page | undefined>;

/**
 * The names of a fair sample of numbers, which most often are all of them. The carrier lists by number: the first so many
 * pages of a long list would be those of the lowest area codes alone. Numbers with the same last digits are spread over
 * all of its area codes and exchanges.
 */
export async function sampleOf(look: Look): Promise<{ names: Set<string>; isAll: boolean } | undefined> {
  const first = await look({ limit: PAGE, offset: 0 });
  if (first === undefined) return undefined;
  const names = new Set(first.names);
  if (first.isLast) return { names, isAll: true };
  const endings = await smallEnoughEndings(look);
  let left = MOST_PAGES;
  let isAll = false;
  // One ending has about as many as another.
  let expected = 1;
  for (const ending of endings) {
    isAll = false;
    for (let at = 0; left > 0; ) {
      // As many as are expected; beyond that, as many again as there were.
      const together = Math.min(left, AT_ONCE, at < expected ? expected - at : at);
      const offsets = Array.from({ length: together }, (_, each) => (at + each) * PAGE);
      at += together;
      left -= together;
      const pages = await Promise.all(offsets.map((offset) => look({ ...ending, limit: PAGE, offset })));
      for (const page of pages) for (const name of page?.names ?? []) names.add(name);
      if (pages.includes(undefined)) return { names, isAll: false };
      const last = pages.findIndex((page) => page?.isLast);
      isAll = last >= 0;
      if (!isAll) continue;
      expected = at - together + last + 1;
      break;
    }
  }
  return { names, isAll: isAll && endings.length === 1 };
}

/** One that is empty, if that is not too much; else ten, each of so many digits that some of them are not. */
async function smallEnoughEndings(look: Look): Promise<Pick<Part, "ends_with">[]> {
  const goesBeyond = async (ending: Pick<Part, "ends_with">, pages: number) =>
    ((await look({ ...ending, limit: 1, offset: pages * PAGE }))?.count ?? 0) > 0;
  if (!(await goesBeyond({}, MOST_PAGES))) return [{}];
  for (let length = 1; ; length += 1) {
    // Not the same digit again and again: such numbers are dearer, and are sold apart.
    const endings = Array.from({ length: 10 }, (_, digit) => ({
      ends_with: `${digit}417`.slice(0, length),
    }));
    const [one = {}] = endings;
    if (length === LONGEST_ENDING || !(await goesBeyond(one, PAGES_OF_AN_ENDING))) return endings;
  }
}
