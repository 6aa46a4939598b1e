import { openStage, type Stage } from "./stage.ts";
import { STEPS, type Step } from "./steps.ts";

/** What came of a step. */
export interface Result {
  name: string;
  passed: boolean;
  /** What came of it, or what went wrong and what to do. */
  detail: string;
  seconds: number;
}

async function take({ name, advice, run }: Step, stage: Stage): Promise<Result> {
  const began = performance.now();
  const came = (passed: boolean, detail: string): Result => {
    return { name, passed, detail, seconds: (performance.now() - began) / 1000 };
  };
  try {
    return came(true, await run(stage));
  } catch (error) {
    stage.signal.throwIfAborted();
    return came(false, `${error instanceof Error ? error.message : error}\n${advice}`);
  }
}

/**
 * Does a whole release of a repository on this machine, in a copy and with a registry of its own, and tells of every
 * step as it is through. It ends with the first that fails; whatever happens, everything is stopped and removed.
 */
export async function rehearse(
  root: string,
  { signal, say }: { signal: AbortSignal; say: (result: Result) => void },
): Promise<Result[]> {
  const stage = await openStage(root, signal);
  const results: Result[] = [];
  try {
    for (const step of STEPS) {
      signal.throwIfAborted();
      const result = await take(step, stage);
      results.push(result);
      say(result);
      if (!result.passed) break;
    }
    return results;
  } finally {
    await stage.close();
  }
}
