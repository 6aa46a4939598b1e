/** So many at a time; who comes later waits in line. */
export function createSlots(size: number) {
  const waiting: (() => void)[] = [];
  let taken = 0;
  const release = () => {
    const next = waiting.shift();
    if (next === undefined) taken -= 1;
    else next();
  };
  return {
    /** Resolves with what gives the place back; it may be called once. */
    async take(): Promise<() => void> {
      if (taken < size) taken += 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      return release;
    },
  };
}
