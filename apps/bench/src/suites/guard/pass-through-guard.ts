import type { Execution, Guard, Outcome } from "./the-server.ts";

/**
 * A guard that lets everything through and remembers nothing: what a server without one would do. `before` runs
 * before each call to the carrier.
 */
export function passThroughGuard(before: () => void = () => {}): Guard {
  return {
    async perform({ plan, execute, onProgress }) {
      const steps = [];
      for (const step of plan.steps) {
        before();
        const outcome = outcomeOf(await execute(step));
        steps.push({ step, outcome });
        onProgress(steps.length, plan.steps.length);
      }
      return { kind: "performed", steps };
    },
    modes: { spend: "allow", send: "allow", change: "allow" },
    preview: () => Promise.reject(new Error("There is no ledger to look into.")),
    standing: () => Promise.reject(new Error("There is no ledger to look into.")),
    hear: async () => {},
    recover: () => {},
    close: async () => {},
  };
}

const outcomeOf = <Result>(execution: Execution<Result>): Outcome<Result> =>
  execution.state === "succeeded"
    ? { state: execution.state, result: execution.result, deduplicated: false }
    : { state: execution.state, reason: execution.reason };
