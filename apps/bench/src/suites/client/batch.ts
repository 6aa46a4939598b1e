import { z } from "zod";

export const batchSchema = z.object({ calls: z.int().positive(), concurrency: z.int().positive() });
export type Batch = z.infer<typeof batchSchema>;

export const batchFiguresSchema = z.object({
  /** User and system time of the whole process, garbage collection included, in microseconds. */
  cpuMicrosPerCall: z.number(),
  callsPerSecond: z.number(),
});
export type BatchFigures = z.infer<typeof batchFiguresSchema>;

/** Makes exactly `calls` calls, `concurrency` at a time, and counts this process's CPU time over them. */
export async function runBatch(
  call: () => Promise<unknown>,
  { calls, concurrency }: Batch,
): Promise<BatchFigures> {
  let left = calls;
  const keepCalling = async () => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  const begin = performance.now();
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: concurrency }, keepCalling));
  const { user, system } = process.cpuUsage(before);
  return {
    cpuMicrosPerCall: (user + system) / calls,
    callsPerSecond: calls / ((performance.now() - begin) / 1000),
  };
}
