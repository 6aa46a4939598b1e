import { quantile } from "../../../harness/statistics.ts";

/** One call, from asking to having checked the answer. @throws Error for a wrong one. */
export type Call = () => Promise<void>;

export type CallTimes = { calls: number; callsPerSecond: number; p50Ms: number; p99Ms: number };

/** Makes calls for some time, with so many under way at once. */
export async function keepCalling(call: Call, inFlight: number, seconds: number): Promise<CallTimes> {
  const begin = performance.now();
  const until = begin + seconds * 1000;
  const latencies: number[] = [];
  const oneAfterAnother = async () => {
    do {
      const start = performance.now();
      await call();
      latencies.push(performance.now() - start);
    } while (performance.now() < until);
  };
  await Promise.all(Array.from({ length: inFlight }, oneAfterAnother));
  return {
    calls: latencies.length,
    callsPerSecond: latencies.length / ((performance.now() - begin) / 1000),
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
  };
}
