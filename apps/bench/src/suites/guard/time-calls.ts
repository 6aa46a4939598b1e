import { z } from "zod";
import { quantile } from "../../harness/statistics.ts";

export const callFiguresSchema = z.object({
  p50Ms: z.number(),
  p99Ms: z.number(),
  callsPerSecond: z.number(),
  /** Processor time of this process for a call, with what comes before and after it. */
  cpuMicroseconds: z.number(),
});
export type CallFigures = z.infer<typeof callFiguresSchema>;

/**
 * Makes calls one after the other and takes the time of each. What comes before and after a call, such as a look at
 * what it gave, is not counted.
 */
export async function timeCalls<Given>(
  calls: number,
  { prepare, check }: { prepare: () => () => Promise<Given>; check: (given: Given) => void },
): Promise<CallFigures> {
  const milliseconds = new Float64Array(calls);
  let total = 0;
  const cpu = process.cpuUsage();
  for (let index = 0; index < calls; index++) {
    const call = prepare();
    const begin = performance.now();
    const given = await call();
    const taken = performance.now() - begin;
    milliseconds[index] = taken;
    total += taken;
    check(given);
  }
  const { user, system } = process.cpuUsage(cpu);
  return {
    p50Ms: quantile(milliseconds, 0.5),
    p99Ms: quantile(milliseconds, 0.99),
    callsPerSecond: calls / (total / 1000),
    cpuMicroseconds: (user + system) / calls,
  };
}
