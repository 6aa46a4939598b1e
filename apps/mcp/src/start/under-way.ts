/** What was begun, and has not ended. */
export function createUnderWay() {
  const all = new Set<Promise<unknown>>();
  let isClosed = false;
  return {
    /** Once it is closed nothing is begun, and `refused` is the answer. */
    async during<Result>(work: () => Promise<Result>, refused: Result): Promise<Result> {
      if (isClosed) return refused;
      const begun = work();
      all.add(begun);
      try {
        return await begun;
      } finally {
        all.delete(begun);
      }
    },
    /** Nothing more is begun; resolves when nothing is under way any more. */
    async close(): Promise<void> {
      isClosed = true;
      while (all.size > 0) await Promise.allSettled(all);
    },
  };
}
