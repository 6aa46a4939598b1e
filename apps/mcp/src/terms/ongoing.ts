/** What was begun, and has not ended. */
export function createOngoing() {
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
    isNone: (): boolean => all.size === 0,
    /** Resolves when what is under way now has ended, well or not. */
    ended: async (): Promise<void> => void (await Promise.allSettled(all)),
  };
}
