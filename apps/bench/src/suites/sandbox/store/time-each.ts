import { quantile } from "../../../harness/statistics.ts";
import type { Percentiles } from "../by-size.ts";

/**
 * Makes calls that answer at once, one after the other, and takes the time of each; what prepares one is not counted.
 * @returns microseconds.
 */
export function timeEach(calls: number, prepare: (index: number) => () => void): Percentiles {
  const microseconds = new Float64Array(calls);
  for (let index = 0; index < calls; index++) {
    const call = prepare(index);
    const begin = performance.now();
    call();
    microseconds[index] = (performance.now() - begin) * 1000;
  }
  return { p50: quantile(microseconds, 0.5), p99: quantile(microseconds, 0.99) };
}
