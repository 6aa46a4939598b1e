/** How often wrong tokens may be tried here, by everybody together. */
const MOST = 10;
const WITHIN_MS = 60_000;

export type Try = { isAllowed: true; wasRight: () => void } | { isAllowed: false; waitSeconds: number };

/** Slows down who tries out tokens. A try counts from its begin, so that many at once are not more than one by one. */
export function createTries(now: () => number): { begin: () => Try } {
  let wrong: { at: number }[] = [];
  return {
    begin: () => {
      const at = now();
      wrong = wrong.filter((each) => each.at > at - WITHIN_MS);
      const [first] = wrong;
      if (first !== undefined && wrong.length >= MOST)
        return { isAllowed: false, waitSeconds: Math.ceil((first.at + WITHIN_MS - at) / 1000) };
      const own = { at };
      wrong.push(own);
      return {
        isAllowed: true,
        wasRight: () => {
          wrong = wrong.filter((each) => each !== own);
        },
      };
    },
  };
}
