/** Lets so many in at the same time, in the order in which they came. */
export type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** @param tooLong what to say to who has waited for `waitMs`. */
export function createTurns(places: number, waitMs: number, tooLong: () => Error): Turns {
  let free = places;
  const waiting: (() => void)[] = [];

  const enter = (): Promise<void> =>
    new Promise((resolve, reject) => {
      if (free > 0) {
        free -= 1;
        resolve();
        return;
      }
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(go), 1);
        reject(tooLong());
      }, waitMs);
      const go = () => {
        clearTimeout(timer);
        resolve();
      };
      waiting.push(go);
    });
  const leave = () => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };

  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
