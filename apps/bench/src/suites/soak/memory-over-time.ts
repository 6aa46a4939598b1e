import { median } from "../../harness/statistics.ts";

/** Resident memory at a moment. */
export type MemorySample = { atMs: number; megabytes: number };

/** The samples of each quarter of the time that they span. */
export function quarters(samples: readonly MemorySample[]): number[][] {
  const begin = samples[0]?.atMs ?? 0;
  const span = (samples.at(-1)?.atMs ?? 0) - begin;
  const found: number[][] = [[], [], [], []];
  for (const { atMs, megabytes } of samples)
    found[span === 0 ? 0 : Math.min(Math.floor(((atMs - begin) / span) * 4), 3)]?.push(megabytes);
  return found;
}

/** The last quarter's median, beside the second's: 0.1 is ten percent more. The first has the start in it. */
export function growth(samples: readonly MemorySample[]): number | undefined {
  const [, second = [], , last = []] = quarters(samples);
  return second.length === 0 || last.length === 0 ? undefined : median(last) / median(second) - 1;
}

/** Megabytes per millisecond over the second half: the slope of the line that fits best. */
export function slopeOfSecondHalf(samples: readonly MemorySample[]): number | undefined {
  const half = samples.slice(Math.floor(samples.length / 2));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = mean(half.map(({ atMs }) => atMs));
  const level = mean(half.map(({ megabytes }) => megabytes));
  const spread = mean(half.map(({ atMs }) => (atMs - middle) ** 2));
  if (!(spread > 0)) return undefined;
  return mean(half.map(({ atMs, megabytes }) => (atMs - middle) * (megabytes - level))) / spread;
}
