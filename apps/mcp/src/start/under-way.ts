/** What was begun, and has not ended. */
export function createUnderWay() {
  const all = new Set<Promise<unknown>>();
  return {
    async during<Result>(work: () => Promise<Result>): Promise<Result> {
      const begun = work();
      all.add(begun);
      try {
        return await begun;
      } finally {
        all.delete(begun);
      }
    },
    /** When nothing is under way any more. */
    async ended(): Promise<void> {
      while (all.size > 0) await Promise.allSettled(all);
    },
  };
}
