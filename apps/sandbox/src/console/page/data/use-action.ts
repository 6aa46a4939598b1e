import { useState } from "preact/hooks";
import type { Topic } from "../../../events/changes.ts";
import { wordsOf } from "./api.ts";
import { tell } from "./live.ts";

export type Action = {
  busy: boolean;
  /** What went wrong the last time. */
  problem: string | undefined;
  /** @returns whether it worked. */
  run(work: () => Promise<unknown>, topics?: readonly Topic[]): Promise<boolean>;
  fail(problem: string | undefined): void;
};

/** Something that a person can do, one at a time. What it changes is read again at once. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  return {
    busy,
    problem,
    fail: setProblem,
    run: async (work, topics = []) => {
      setBusy(true);
      setProblem(undefined);
      try {
        await work();
        tell(topics);
        return true;
      } catch (error) {
        setProblem(wordsOf(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
