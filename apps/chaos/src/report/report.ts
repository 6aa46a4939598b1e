import type { ActFault, ReadFault } from "../line/faults.ts";
import type { Progress } from "../run/perform-calls.ts";
import type { Evidence } from "../verify/evidence.ts";
import type { Verdict } from "../verify/verify.ts";

/** What a run came to. */
export type Report = {
  seed: number;
  seconds: number;
  /** Those in which calls were made, and things went wrong. */
  secondsUnderFire: number;
  /** Whether every call of the plan was made, and what came of it was settled, before the time was up. */
  isFinished: boolean;
  progress: Progress;
  /** What happened to the servers and what they depend on, and how often. */
  mishaps: ReadonlyMap<string, number>;
  faults: ReadonlyMap<ActFault | ReadFault, number>;
  evidence: Evidence;
  verdict: Verdict;
  /** What the run itself did not expect: servers that ended by themselves, answers without sense. */
  mistakes: readonly string[];
};

/** Whether the run proves that nothing went wrong. */
export const isClean = ({ isFinished, verdict, mistakes }: Report): boolean =>
  isFinished && mistakes.length === 0 && Object.values(verdict).every((offences) => offences.length === 0);
