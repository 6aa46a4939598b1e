import { quantile } from "../../harness/statistics.ts";

/** Microseconds. */
export type LookFigures = { p50Us: number; p99Us: number };

/** Makes calls that answer at once, one after the other, and takes the time of each; what prepares one is not counted. */
export function timeEach(calls: number, prepare: (index: number) => () => void): LookFigures {
  const microseconds = new Float64Array(calls);
  for (let index = 0; index < calls; index++) {
    const call = prepare(index);
    const begin = performance.now();
    call();
    microseconds[index] = (performance.now() - begin) * 1000;
  }
  return { p50Us: quantile(microseconds, 0.5), p99Us: quantile(microseconds, 0.99) };
}
